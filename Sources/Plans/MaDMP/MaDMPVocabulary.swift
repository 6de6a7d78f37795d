// SPDX-License-Identifier: Apache-2.0
// The code lists of maDMP 1.2: languages, countries, currencies, the words of its choices.

/// Language codes as maDMP lists them: the three-letter codes of the ISO 639-1 languages.
enum LanguageCode {
    /// The three-letter code for a two-letter, three-letter or bibliographic code, also with a region (`en-GB`).
    static func threeLetters(_ text: String) -> String? {
        let code = String(text.prefix { $0 != "-" && $0 != "_" }).lowercased()
        if code.count == 3, isListed(code) { return code }
        return byOtherCode[code]
    }

    static func isListed(_ code: String) -> Bool { listed.contains(code) }

    private static let listed = Set(
        """
        aar abk afr aka amh ara arg asm ava ave aym aze bak bam bel ben bih bis bod bos bre bul cat ces cha
        che chu chv cor cos cre cym dan deu div dzo ell eng epo est eus ewe fao fas fij fin fra fry ful gla
        gle glg glv grn guj hat hau hbs heb her hin hmo hrv hun hye ibo ido iii iku ile ina ind ipk isl ita
        jav jpn kal kan kas kat kau kaz khm kik kin kir kom kon kor kua kur lao lat lav lim lin lit ltz lub
        lug mah mal mar mkd mlg mlt mon mri msa mya nau nav nbl nde ndo nep nld nno nob nor nya oci oji ori
        orm oss pan pli pol por pus que roh ron run rus sag san sin slk slv sme smo sna snd som sot spa sqi
        srd srp ssw sun swa swe tah tam tat tel tgk tgl tha tir ton tsn tso tuk tur twi uig ukr urd uzb ven
        vie vol wln wol xho yid yor zha zho zul
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// ISO 639-1 codes, and the bibliographic codes of ISO 639-2 that differ.
    private static let byOtherCode: [String: String] = Dictionary(
        """
        aa=aar ab=abk ae=ave af=afr ak=aka am=amh an=arg ar=ara as=asm av=ava ay=aym az=aze ba=bak be=bel
        bg=bul bi=bis bm=bam bn=ben bo=bod br=bre bs=bos ca=cat ce=che ch=cha co=cos cr=cre cs=ces cu=chu
        cv=chv cy=cym da=dan de=deu dv=div dz=dzo ee=ewe el=ell en=eng eo=epo es=spa et=est eu=eus fa=fas
        ff=ful fi=fin fj=fij fo=fao fr=fra fy=fry ga=gle gd=gla gl=glg gn=grn gu=guj gv=glv ha=hau he=heb
        hi=hin ho=hmo hr=hrv ht=hat hu=hun hy=hye hz=her ia=ina id=ind ie=ile ig=ibo ii=iii ik=ipk io=ido
        is=isl it=ita iu=iku ja=jpn jv=jav ka=kat kg=kon ki=kik kj=kua kk=kaz kl=kal km=khm kn=kan ko=kor
        kr=kau ks=kas ku=kur kv=kom kw=cor ky=kir la=lat lb=ltz lg=lug li=lim ln=lin lo=lao lt=lit lu=lub
        lv=lav mg=mlg mh=mah mi=mri mk=mkd ml=mal mn=mon mr=mar ms=msa mt=mlt my=mya na=nau nb=nob nd=nde
        ne=nep ng=ndo nl=nld nn=nno no=nor nr=nbl nv=nav ny=nya oc=oci oj=oji om=orm or=ori os=oss pa=pan
        pi=pli pl=pol ps=pus pt=por qu=que rm=roh rn=run ro=ron ru=rus rw=kin sa=san sc=srd sd=snd se=sme
        sg=sag sh=hbs si=sin sk=slk sl=slv sm=smo sn=sna so=som sq=sqi sr=srp ss=ssw st=sot su=sun sv=swe
        sw=swa ta=tam te=tel tg=tgk th=tha ti=tir tk=tuk tl=tgl tn=tsn to=ton tr=tur ts=tso tt=tat tw=twi
        ty=tah ug=uig uk=ukr ur=urd uz=uzb ve=ven vi=vie vo=vol wa=wln wo=wol xh=xho yi=yid yo=yor za=zha
        zh=zho zu=zul alb=sqi arm=hye baq=eus bur=mya chi=zho cze=ces dut=nld fre=fra geo=kat ger=deu
        gre=ell ice=isl mac=mkd mao=mri may=msa per=fas rum=ron slo=slk tib=bod wel=cym
        """.split(whereSeparator: \.isWhitespace).map { pair in
            let halves = pair.split(separator: "=").map(String.init)
            return (halves.first ?? "", halves.last ?? "")
        }, uniquingKeysWith: { first, _ in first })
}

/// What maDMP 1.2 allows where it has a list.
enum MaDMPVocabulary {
    static let countries = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
        BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
        ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
        HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
        LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
        NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
        SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
        UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    static let currencies = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
        CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS
        GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KMF
        KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
        NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
        SHP SLL SOS SPL* SRD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TVD TWD TZS UAH UGX USD UYU UZS
        VEF VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWD
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    static let certificates: Set<String> = [
        "din31644", "dini-zertifikat", "dsa", "iso16363", "iso16919", "trac", "wds", "coretrustseal",
    ]

    static let pidSystems: Set<String> = [
        "ark", "arxiv", "bibcode", "doi", "ean13", "eissn", "handle", "igsn", "isbn", "issn", "istc", "lissn",
        "lsid",
        "pmid", "purl", "upc", "url", "urn", "other",
    ]

    /// Every member name of the standard, at any level.
    static let keys: Set<String> = [
        "access_url", "affiliation", "affiliation_id", "alternate_identifier", "availability",
        "available_until", "backup_frequency", "backup_type", "byte_size", "certified_with", "contact",
        "contact_id", "contributor", "contributor_id", "cost", "created", "creator", "creator_id",
        "currency_code", "data_access", "data_quality_assurance", "dataset", "dataset_id", "description",
        "distribution", "dmp_id", "download_url", "end", "ethical_issues_description",
        "ethical_issues_exist", "ethical_issues_report", "format", "funder_id", "funding",
        "funding_status", "geo_location", "grant_id", "host", "host_id", "identifier", "is_reused",
        "issued", "keyword", "language", "license", "license_ref", "mbox", "metadata", "metadata_scheme",
        "metadata_standard_id", "modified", "name", "personal_data", "pid_system",
        "preservation_statement", "project", "project_id", "related_identifier", "relation_type",
        "resource_type", "rights", "role", "scheme_type", "scheme_uri", "security_and_privacy",
        "sensitive_data", "start", "start_date", "storage_type", "support_versioning",
        "technical_resource", "technical_resource_id", "title", "type", "url", "value",
    ]

    /// What a JSON Schema validator accepts as `email`, and a little stricter: one `@` with something on both sides.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
    }
}
