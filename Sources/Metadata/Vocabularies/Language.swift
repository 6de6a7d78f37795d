// SPDX-License-Identifier: Apache-2.0
// Languages by ISO 639-3, with their two-letter and bibliographic codes and their names.

/// A language: every one with an ISO 639-1 code, some more that research writes in, and the special codes.
package struct Language: Hashable, Sendable {
    /// ISO 639-3: `eng`. This is the id of InvenioRDM's vocabulary.
    package let id: String
    /// ISO 639-1, where the language has one: `en`.
    package let twoLetter: String?
    /// ISO 639-2/B, where it differs from `id`: `ger`.
    package let bibliographic: String?
    package let english: String
    package let german: String

    package var title: [String: String] { ["en": english, "de": german] }

    /// The shortest code, as BCP 47 wants it (RFC 5646, section 2.2.1): `en`, `dsb`.
    package var tag: String { twoLetter ?? id }

    package static let all: [Language] = table.split(separator: "\n").map { line in
        let cells = TableRow(line)
        return Language(
            id: cells[0], twoLetter: cells[1].isEmpty ? nil : cells[1],
            bibliographic: cells[2].isEmpty ? nil : cells[2], english: cells[3], german: cells[4])
    }

    private static let byText: [String: Language] = {
        var index: [String: Language] = [:]
        for language in all {
            let keys = [
                language.id, language.twoLetter, language.bibliographic, language.english, language.german,
            ]
            for key in keys.compactMap({ $0?.lowercased() }) where index[key] == nil { index[key] = language }
        }
        return index
    }()

    /// The language with this code (ISO 639-1, 639-2, 639-3), tag (`en-GB`, `de_DE`), or English or German name.
    package static func find(_ text: String) -> Language? {
        let key = text.lowercased()
        if let language = byText[key] { return language }
        let primary = key.prefix { $0 != "-" && $0 != "_" }
        return primary.count < key.count && (2...3).contains(primary.count) ? byText[String(primary)] : nil
    }

    /// Whether `id` could be an ISO 639-3 code: three lower-case letters. Not every one of the 7,900 is listed here.
    package static func hasForm(_ id: String) -> Bool {
        id.utf8.count == 3 && id.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    // ISO 639-3 | 639-1 | 639-2/B where it differs | English | German
    private static let table = """
        abk|ab||Abkhazian|Abchasisch
        aar|aa||Afar|Afar
        afr|af||Afrikaans|Afrikaans
        aka|ak||Akan|Akan
        akk|||Akkadian|Akkadisch
        sqi|sq|alb|Albanian|Albanisch
        ase|||American Sign Language|Amerikanische Gebärdensprache
        amh|am||Amharic|Amharisch
        egy|||Ancient Egyptian|Ägyptisch
        grc|||Ancient Greek|Altgriechisch
        ara|ar||Arabic|Arabisch
        arg|an||Aragonese|Aragonesisch
        hye|hy|arm|Armenian|Armenisch
        asm|as||Assamese|Assamesisch
        ast|||Asturian|Asturisch
        ava|av||Avaric|Awarisch
        ave|ae||Avestan|Avestisch
        aym|ay||Aymara|Aymara
        aze|az||Azerbaijani|Aserbaidschanisch
        bam|bm||Bambara|Bambara
        ben|bn||Bangla|Bengalisch
        bak|ba||Bashkir|Baschkirisch
        eus|eu|baq|Basque|Baskisch
        bel|be||Belarusian|Belarussisch
        bho|||Bhojpuri|Bhodschpuri
        bis|bi||Bislama|Bislama
        bos|bs||Bosnian|Bosnisch
        bre|br||Breton|Bretonisch
        bul|bg||Bulgarian|Bulgarisch
        mya|my|bur|Burmese|Birmanisch
        cat|ca||Catalan|Katalanisch
        ceb|||Cebuano|Cebuano
        cha|ch||Chamorro|Chamorro
        che|ce||Chechen|Tschetschenisch
        chr|||Cherokee|Cherokee
        zho|zh|chi|Chinese|Chinesisch
        chu|cu||Church Slavic|Kirchenslawisch
        chv|cv||Chuvash|Tschuwaschisch
        cop|||Coptic|Koptisch
        cor|kw||Cornish|Kornisch
        cos|co||Corsican|Korsisch
        cre|cr||Cree|Cree
        hrv|hr||Croatian|Kroatisch
        ces|cs|cze|Czech|Tschechisch
        dan|da||Danish|Dänisch
        div|dv||Divehi|Dhivehi
        nld|nl|dut|Dutch|Niederländisch
        dzo|dz||Dzongkha|Dzongkha
        eng|en||English|Englisch
        epo|eo||Esperanto|Esperanto
        est|et||Estonian|Estnisch
        ewe|ee||Ewe|Ewe
        fao|fo||Faroese|Färöisch
        fij|fj||Fijian|Fidschi
        fil|||Filipino|Filipino
        fin|fi||Finnish|Finnisch
        fra|fr|fre|French|Französisch
        fur|||Friulian|Friaulisch
        ful|ff||Fula|Ful
        glg|gl||Galician|Galicisch
        lug|lg||Ganda|Ganda
        kat|ka|geo|Georgian|Georgisch
        deu|de|ger|German|Deutsch
        got|||Gothic|Gotisch
        ell|el|gre|Greek|Griechisch
        grn|gn||Guarani|Guaraní
        guj|gu||Gujarati|Gujarati
        hat|ht||Haitian Creole|Haiti-Kreolisch
        hau|ha||Hausa|Haussa
        haw|||Hawaiian|Hawaiisch
        heb|he||Hebrew|Hebräisch
        her|hz||Herero|Herero
        hin|hi||Hindi|Hindi
        hmo|ho||Hiri Motu|Hiri-Motu
        hun|hu||Hungarian|Ungarisch
        isl|is|ice|Icelandic|Isländisch
        ido|io||Ido|Ido
        ibo|ig||Igbo|Igbo
        smn|||Inari Sami|Inari-Samisch
        ind|id||Indonesian|Indonesisch
        ina|ia||Interlingua|Interlingua
        ile|ie||Interlingue|Interlingue
        iku|iu||Inuktitut|Inuktitut
        ipk|ik||Inupiaq|Inupiak
        gle|ga||Irish|Irisch
        ita|it||Italian|Italienisch
        jpn|ja||Japanese|Japanisch
        jav|jv||Javanese|Javanisch
        kal|kl||Kalaallisut|Grönländisch
        kan|kn||Kannada|Kannada
        kau|kr||Kanuri|Kanuri
        kas|ks||Kashmiri|Kaschmiri
        kaz|kk||Kazakh|Kasachisch
        khm|km||Khmer|Khmer
        kik|ki||Kikuyu|Kikuyu
        kin|rw||Kinyarwanda|Kinyarwanda
        tlh|||Klingon|Klingonisch
        kom|kv||Komi|Komi
        kon|kg||Kongo|Kongolesisch
        kok|||Konkani|Konkani
        kor|ko||Korean|Koreanisch
        kua|kj||Kuanyama|Kwanyama
        kur|ku||Kurdish|Kurdisch
        kir|ky||Kyrgyz|Kirgisisch
        lao|lo||Lao|Laotisch
        ltg|||Latgalian|Lettgallisch
        lat|la||Latin|Latein
        lav|lv||Latvian|Lettisch
        lim|li||Limburgish|Limburgisch
        lin|ln||Lingala|Lingala
        lit|lt||Lithuanian|Litauisch
        nds|||Low German|Niederdeutsch
        dsb|||Lower Sorbian|Niedersorbisch
        lub|lu||Luba-Katanga|Luba-Katanga
        smj|||Lule Sami|Lule-Samisch
        ltz|lb||Luxembourgish|Luxemburgisch
        mkd|mk|mac|Macedonian|Mazedonisch
        mlg|mg||Malagasy|Malagasy
        msa|ms|may|Malay|Malaiisch
        mal|ml||Malayalam|Malayalam
        mlt|mt||Maltese|Maltesisch
        mni|||Manipuri|Meithei
        glv|gv||Manx|Manx
        mar|mr||Marathi|Marathi
        mah|mh||Marshallese|Marschallesisch
        enm|||Middle English|Mittelenglisch
        frm|||Middle French|Mittelfranzösisch
        gmh|||Middle High German|Mittelhochdeutsch
        mon|mn||Mongolian|Mongolisch
        mri|mi|mao|Māori|Māori
        nau|na||Nauru|Nauruisch
        nav|nv||Navajo|Navajo
        ndo|ng||Ndonga|Ndonga
        nep|ne||Nepali|Nepalesisch
        nde|nd||North Ndebele|Nord-Ndebele
        frr|||Northern Frisian|Nordfriesisch
        sme|se||Northern Sami|Nordsamisch
        nor|no||Norwegian|Norwegisch
        nob|nb||Norwegian Bokmål|Norwegisch (Bokmål)
        nno|nn||Norwegian Nynorsk|Norwegisch (Nynorsk)
        nya|ny||Nyanja|Nyanja
        oci|oc||Occitan|Okzitanisch
        ori|or||Odia|Oriya
        oji|oj||Ojibwa|Ojibwa
        goh|||Old High German|Althochdeutsch
        non|||Old Norse|Altnordisch
        orm|om||Oromo|Oromo
        oss|os||Ossetic|Ossetisch
        ota|||Ottoman Turkish|Osmanisch
        pli|pi||Pali|Pali
        pus|ps||Pashto|Paschtu
        fas|fa|per|Persian|Persisch
        pol|pl||Polish|Polnisch
        por|pt||Portuguese|Portugiesisch
        pan|pa||Punjabi|Punjabi
        que|qu||Quechua|Quechua
        ron|ro|rum|Romanian|Rumänisch
        roh|rm||Romansh|Rätoromanisch
        run|rn||Rundi|Rundi
        rus|ru||Russian|Russisch
        smo|sm||Samoan|Samoanisch
        sag|sg||Sango|Sango
        san|sa||Sanskrit|Sanskrit
        srd|sc||Sardinian|Sardisch
        sco|||Scots|Schottisch
        gla|gd||Scottish Gaelic|Gälisch (Schottland)
        srp|sr||Serbian|Serbisch
        hbs|sh||Serbo-Croatian|Serbokroatisch
        sna|sn||Shona|Shona
        iii|ii||Sichuan Yi|Yi
        snd|sd||Sindhi|Sindhi
        sin|si||Sinhala|Singhalesisch
        sms|||Skolt Sami|Skolt-Samisch
        slk|sk|slo|Slovak|Slowakisch
        slv|sl||Slovenian|Slowenisch
        som|so||Somali|Somali
        nbl|nr||South Ndebele|Süd-Ndebele
        sma|||Southern Sami|Südsamisch
        sot|st||Southern Sotho|Süd-Sotho
        spa|es||Spanish|Spanisch
        sux|||Sumerian|Sumerisch
        sun|su||Sundanese|Sundanesisch
        swa|sw||Swahili|Suaheli
        ssw|ss||Swati|Swazi
        swe|sv||Swedish|Schwedisch
        gsw|||Swiss German|Schweizerdeutsch
        syr|||Syriac|Syrisch
        tgl|tl||Tagalog|Tagalog
        tah|ty||Tahitian|Tahitisch
        tgk|tg||Tajik|Tadschikisch
        tam|ta||Tamil|Tamil
        tat|tt||Tatar|Tatarisch
        tel|te||Telugu|Telugu
        tha|th||Thai|Thailändisch
        bod|bo|tib|Tibetan|Tibetisch
        tir|ti||Tigrinya|Tigrinya
        tpi|||Tok Pisin|Neumelanesisch
        ton|to||Tongan|Tongaisch
        tso|ts||Tsonga|Tsonga
        tsn|tn||Tswana|Tswana
        tur|tr||Turkish|Türkisch
        tuk|tk||Turkmen|Turkmenisch
        twi|tw||Twi|Twi
        ukr|uk||Ukrainian|Ukrainisch
        hsb|||Upper Sorbian|Obersorbisch
        urd|ur||Urdu|Urdu
        uig|ug||Uyghur|Uigurisch
        uzb|uz||Uzbek|Usbekisch
        ven|ve||Venda|Venda
        vie|vi||Vietnamese|Vietnamesisch
        vol|vo||Volapük|Volapük
        wln|wa||Walloon|Wallonisch
        cym|cy|wel|Welsh|Walisisch
        fry|fy||Western Frisian|Westfriesisch
        wol|wo||Wolof|Wolof
        xho|xh||Xhosa|Xhosa
        yid|yi||Yiddish|Jiddisch
        yor|yo||Yoruba|Yoruba
        zha|za||Zhuang|Zhuang
        zul|zu||Zulu|Zulu
        mul|||Multiple languages|Mehrsprachig
        und|||Undetermined|Unbestimmt
        zxx|||No linguistic content|Keine Sprachinhalte
        mis|||Uncoded languages|Nicht kodierte Sprachen
        """
}
