# SPDX-License-Identifier: Apache-2.0
"""OAI-PMH, harvested by Sickle as any harvester would."""
import pytest
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import BadResumptionToken, CannotDisseminateFormat, IdDoesNotExist, NoRecordsMatch


@pytest.fixture(scope="module")
def harvester(demo, demo_records):
    return Sickle(f"{demo.url}/oai2d", timeout=60)


def test_identify(harvester):
    identity = harvester.Identify()
    assert identity.protocolVersion == "2.0"
    assert identity.granularity in ("YYYY-MM-DD", "YYYY-MM-DDThh:mm:ssZ")
    assert "@" in identity.adminEmail


def test_formats(harvester):
    prefixes = {format.metadataPrefix for format in harvester.ListMetadataFormats()}
    assert {"oai_dc", "oai_datacite"} <= prefixes, f"found {prefixes}"


@pytest.mark.parametrize("prefix", ["oai_dc", "oai_datacite"])
def test_every_public_record_is_harvested(harvester, demo_records, prefix):
    records = list(harvester.ListRecords(metadataPrefix=prefix))
    identifiers = [record.header.identifier for record in records]
    assert len(set(identifiers)) == len(identifiers), "expected every record once"
    missing = [id for id in demo_records.values() if not any(identifier.endswith(id) for identifier in identifiers)]
    assert not missing, f"expected all records, {missing} are missing among {identifiers}"


@pytest.mark.parametrize("prefix", ["oai_dc", "oai_datacite"])
def test_get_record_is_the_one_listed(harvester, prefix):
    listed = next(harvester.ListRecords(metadataPrefix=prefix))
    alone = harvester.GetRecord(identifier=listed.header.identifier, metadataPrefix=prefix)
    assert etree.tostring(alone.xml, method="c14n") == etree.tostring(listed.xml, method="c14n")


def test_harvested_datacite_is_valid(harvester, reference):
    schema = etree.XMLSchema(etree.parse(str(reference / "datacite/kernel-4.7/metadata.xsd")))
    for record in harvester.ListRecords(metadataPrefix="oai_datacite"):
        resources = record.xml.findall(".//{http://datacite.org/schema/kernel-4}resource")
        assert len(resources) == 1, f"expected one DataCite resource in {record.header.identifier}"
        assert schema.validate(resources[0]), f"{record.header.identifier}: {schema.error_log}"


def test_sets_can_be_harvested(harvester):
    sets = [entry.setSpec for entry in harvester.ListSets()]
    assert sets, "expected at least one set"
    for name in sets:
        for record in harvester.ListRecords(metadataPrefix="oai_dc", set=name):
            assert name in record.header.setSpecs, f"expected {record.header.identifier} to name its set {name}"


def test_drafts_are_not_harvested(harvester):
    texts = [record.raw for record in harvester.ListRecords(metadataPrefix="oai_dc")]
    assert not [text for text in texts if "imaging and EEG" in text], "expected no draft in the harvest"


def test_errors_have_the_codes_of_the_protocol(harvester):
    with pytest.raises(IdDoesNotExist):
        harvester.GetRecord(identifier="oai:localhost:nothing", metadataPrefix="oai_dc")
    with pytest.raises(CannotDisseminateFormat):
        next(harvester.ListRecords(metadataPrefix="marc21"))
    with pytest.raises(NoRecordsMatch):
        next(harvester.ListRecords(**{"metadataPrefix": "oai_dc", "from": "2999-01-01"}))
    with pytest.raises(BadResumptionToken):
        next(harvester.ListRecords(resumptionToken="nonsense"))
