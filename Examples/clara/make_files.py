#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the data files of the demonstration project, always the same bytes: `.venv/bin/python3 Examples/clara/make_files.py`.

Everything in them is invented: no experiment, no simulation, no patient. The result is committed, so that `make run` needs no Python.
"""
import gzip
import json
import math
from datetime import datetime
from pathlib import Path

import gemmi
import h5py
import matplotlib
import nibabel
import numpy
import pyedflib
from PIL import Image, PngImagePlugin

import xtc

matplotlib.use("agg")
from matplotlib import pyplot  # noqa: E402  (the backend has to be chosen first)

HERE = Path(__file__).resolve().parent
SYNTHETIC = "Synthetic data, made for demonstration only; no scientific meaning."
RESIDUES = "ALA GLU ALA LEU ALA LYS ALA LEU ALA GLU ALA LEU ALA LYS ALA LEU ALA GLU ALA ALA".split()


def folder(name):
    """An empty folder beside this script, keeping what was written by hand (texts and sidecars)."""
    path = HERE / name
    path.mkdir(exist_ok=True)
    return path


def write_csv(path, header, rows):
    lines = [",".join(header)] + [",".join(str(value) for value in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def hdf5(path):
    """A new HDF5 file whose bytes depend on nothing but what is put in."""
    return h5py.File(path, "w", libver=("v110", "v110"), track_order=True)


# MARK: CLRP1-01, molecular dynamics

# Cylindrical coordinates of an ideal alpha helix: atom, radius/Å, angle/°, height/Å (rise 1.5 Å and 100° per residue).
HELIX = [("N", 1.55, -27.6, -0.87), ("CA", 2.29, 0, 0), ("C", 1.66, 26.6, 1.11), ("O", 2.01, 21.0, 2.32), ("CB", 3.30, -19.0, -0.62)]


def helix(residues):
    """A gemmi structure of the helix with these residues, chain A."""
    structure = gemmi.Structure()
    structure.name = "DEMO"
    structure.cell = gemmi.UnitCell(40, 40, 60, 90, 90, 90)
    structure.spacegroup_hm = "P 1"
    chain = gemmi.Chain("A")
    for index, name in enumerate(residues):
        residue = gemmi.Residue()
        residue.name, residue.seqid = name, gemmi.SeqId(index + 1, " ")
        for atom_name, radius, angle, height in HELIX:
            phi = math.radians(angle + 100 * index)
            atom = gemmi.Atom()
            atom.name, atom.element = atom_name, gemmi.Element(atom_name[0])
            atom.pos = gemmi.Position(
                20 + radius * math.cos(phi), 20 + radius * math.sin(phi), 15 + height + 1.5 * index)
            atom.occ, atom.b_iso = 1.0, 20.0
            residue.add_atom(atom)
        chain.add_residue(residue)
    model = gemmi.Model(1)
    model.add_chain(chain)
    structure.add_model(model)
    structure.setup_entities()
    return structure


def pdb(path, structure, title, remarks):
    """A PDB file with title and remarks, as crystallographers' programs write them."""
    head = ["HEADER    MODEL PEPTIDE, SYNTHETIC                21-NOV-26   DEMO", f"TITLE     {title}"]
    head += ["EXPDTA    THEORETICAL MODEL"] + [f"REMARK   3 {remark}" for remark in remarks]
    body = structure.make_pdb_string(gemmi.PdbWriteOptions(minimal=True)).splitlines()
    body = [line for line in body if not line.startswith(("HEADER", "TITLE", "EXPDTA"))]
    path.write_text("\n".join(line.ljust(80) for line in head + body) + "\n", encoding="ascii")


def md_simulation():
    path = folder("md-simulation")
    random = numpy.random.default_rng(101136607)
    structure = helix(RESIDUES)
    pdb(path / "peptide.pdb", structure, "TWENTY-RESIDUE MODEL HELIX (SYNTHETIC)", [SYNTHETIC.upper()])
    start = numpy.array([atom.pos.tolist() for residue in structure[0]["A"] for atom in residue]) / 10  # nm

    # Three slow bending modes and thermal noise: looks like a stable helix, is no simulation.
    frames, atoms = 201, len(start)
    height = (start[:, 2] - start[:, 2].min()) / numpy.ptp(start[:, 2])
    trajectory, box = [], numpy.diag([4.0, 4.0, 6.0])
    amplitude = numpy.zeros((3, 2))
    for _ in range(frames):
        amplitude = 0.95 * amplitude + random.normal(0, 0.02, amplitude.shape)
        bend = sum(numpy.sin(math.pi * (mode + 1) * height)[:, None] * amplitude[mode] for mode in range(3))
        moved = start + random.normal(0, 0.008, start.shape)
        moved[:, :2] += bend
        trajectory.append(moved)
    with open(path / "trajectory.xtc", "wb") as file:
        for index, coordinates in enumerate(trajectory):
            file.write(xtc.frame(index * 5000, index * 10.0, box, coordinates))

    centre = [coordinates.mean(axis=0) for coordinates in trajectory]
    gyration = [float(numpy.sqrt(((c - m) ** 2).sum(axis=1).mean())) for c, m in zip(trajectory, centre)]
    temperature = 300 + random.normal(0, 4, frames)
    energy = -1812 + 0.9 * (temperature - 300) + random.normal(0, 6, frames)
    write_csv(
        path / "energy.csv",
        ["time [ps]", "potential energy [kJ/mol]", "temperature [K]", "radius of gyration [nm]"],
        [(f"{10 * i:.1f}", f"{energy[i]:.2f}", f"{temperature[i]:.2f}", f"{gyration[i]:.4f}") for i in range(frames)])

    alpha = numpy.array(trajectory)[:, 1::5]  # the alpha carbons
    distances = numpy.linalg.norm(alpha[:, :, None] - alpha[:, None, :], axis=3)
    with hdf5(path / "contacts.h5") as file:
        file.attrs["title"] = "Contact map of a twenty-residue model helix"
        file.attrs["description"] = SYNTHETIC
        file.attrs["creator"] = "CLARA demonstration"
        file.attrs["licence"] = "CC-BY-4.0"
        contacts = file.create_dataset("contact_frequency", data=(distances < 0.8).mean(axis=0), compression="gzip")
        contacts.attrs["long_name"] = "share of frames in which two alpha carbons are closer than 0.8 nm"
        contacts.attrs["units"] = "1"
        ends = file.create_dataset("end_to_end_distance", data=distances[:, 0, -1].astype("f4"))
        ends.attrs["units"] = "nm"
        time = file.create_dataset("time", data=numpy.arange(frames, dtype="f4") * 10)
        time.attrs["units"] = "ps"
        time.make_scale("time")
        ends.dims[0].attach_scale(time)


# MARK: CLRP1-02, docking

LIGANDS = [
    ("aspirin", "CC(=O)OC1=CC=CC=C1C(=O)O"), ("caffeine", "CN1C=NC2=C1C(=O)N(C(=O)N2C)C"), ("ibuprofen", "CC(C)CC1=CC=C(C=C1)C(C)C(=O)O"),
    ("paracetamol", "CC(=O)NC1=CC=C(O)C=C1"), ("benzene", "C1=CC=CC=C1"), ("glucose", "OCC1OC(O)C(O)C(O)C1O"),
    ("nicotine", "CN1CCCC1C1=CN=CC=C1"), ("menthol", "CC(C)C1CCC(C)CC1O"), ("vanillin", "COC1=C(O)C=CC(C=O)=C1"),
    ("glycine", "NCC(=O)O"), ("citric acid", "OC(=O)CC(O)(CC(=O)O)C(=O)O"), ("naphthalene", "C1=CC=C2C=CC=CC2=C1"),
]


def docking(name, seed, rescored):
    path = folder(name)
    random = numpy.random.default_rng(seed)
    receptor = helix(["LEU", "GLU", "ALA", "ARG", "LEU", "LYS", "ALA", "LEU", "GLU", "ALA", "TRP", "LYS"])
    receptor.name = "DEMO_RECEPTOR"
    receptor.info = gemmi.InfoMap({"_struct.title": "Model receptor helix (synthetic)", "_exptl.method": "THEORETICAL MODEL"})
    receptor.make_mmcif_document().write_file(str(path / "receptor.cif"))

    rows = []
    for ligand, smiles in LIGANDS:
        score = -4 - 0.08 * len(smiles) + random.normal(0, 0.5)
        rows.append([ligand, smiles, f"{score:.2f}", f"{abs(random.normal(0.6, 0.4)) + 0.2:.2f}"])
    if rescored:  # the second version: scored again with the solvation term that the first one lacked
        rows = [[n, s, f"{float(score) + 0.9 - 0.01 * len(s):.2f}", spread] for n, s, score, spread in rows]
    rows.sort(key=lambda row: float(row[2]))
    write_csv(
        path / "scores.csv", ["rank", "ligand", "smiles", "score [kcal/mol]", "spread over ten runs [kcal/mol]"],
        [[rank + 1] + row for rank, row in enumerate(rows)])
    for rank in range(3):
        pose = helix(["ALA", "GLY"])
        shift = random.normal(0, 2, 3)
        for residue in pose[0]["A"]:
            for atom in residue:
                atom.pos = gemmi.Position(*(numpy.array(atom.pos.tolist()) + shift))
        pdb(path / "poses" / f"pose-{rank + 1}.pdb", pose, f"POSE {rank + 1} (SYNTHETIC)", [SYNTHETIC.upper()])
    write_json(path / "protocol.json", {
        "description": SYNTHETIC,
        "receptor": "receptor.cif",
        "program": {"name": "demodock", "version": "2.1.0" if rescored else "2.0.3"},
        "scoring": {"function": "empirical", "solvation": rescored, "unit": "kcal/mol"},
        "box": {"centre": [20.0, 20.0, 23.0], "size": [22.0, 22.0, 26.0], "unit": "angstrom"},
        "runs": 10, "exhaustiveness": 32, "seed": seed,
    })


# MARK: CLRP2-01, models

def brain_models():
    path = folder("brain-models")
    random = numpy.random.default_rng(201)
    shapes = [("encoder/0", (64, 32)), ("encoder/1", (32, 16)), ("hazard", (16, 4))]
    with hdf5(path / "progression-model.h5") as file:
        file.attrs["title"] = "Progression model, demonstration weights"
        file.attrs["description"] = SYNTHETIC
        file.attrs["framework"] = "none: random numbers in the layout of a small network"
        for name, shape in shapes:
            weights = file.create_dataset(
                f"{name}/weight", data=random.normal(0, 0.1, shape).astype("f4"), compression="gzip", shuffle=True)
            weights.attrs["layer"] = name
            file.create_dataset(f"{name}/bias", data=numpy.zeros(shape[1], "f4"))
    loss = 0.69 * numpy.exp(-numpy.arange(60) / 18) + 0.21 + numpy.abs(random.normal(0, 0.008, 60))
    write_csv(
        path / "training.csv", ["epoch", "training loss", "validation loss", "wall time [s]"],
        [(i + 1, f"{loss[i]:.4f}", f"{loss[i] + 0.03 + 0.0006 * i:.4f}", f"{12.4 + random.normal(0, 0.3):.1f}") for i in range(60)])


# MARK: CLRP3-02, several modalities, laid out as BIDS

def multi_modal():
    path = folder("multi-modal")
    random = numpy.random.default_rng(302)
    anatomy, recording = path / "sub-01" / "anat", path / "sub-01" / "eeg"

    grid = numpy.stack(numpy.meshgrid(*[numpy.linspace(-1, 1, 40)] * 3, indexing="ij"))
    radius = numpy.sqrt((grid[0] / 0.72) ** 2 + (grid[1] / 0.88) ** 2 + (grid[2] / 0.75) ** 2)
    folds = 0.06 * numpy.sin(9 * grid[0]) * numpy.sin(11 * grid[1]) * numpy.sin(10 * grid[2])
    head = numpy.select([radius + folds < 0.62, radius + folds < 0.8, radius < 0.9, radius < 1.0], [900, 620, 120, 400], 0)
    image = nibabel.Nifti1Image(
        (head + random.integers(0, 12, head.shape) * (head > 0)).astype("int16"), numpy.diag([5.0, 5.0, 5.0, 1.0]))
    image.header.set_xyzt_units("mm", "sec")
    image.header["descrip"] = b"synthetic head, CLARA demonstration"
    image.header.set_qform(image.affine, 1)
    image.header.set_sform(image.affine, 1)
    (anatomy / "sub-01_T1w.nii.gz").write_bytes(gzip.compress(image.to_bytes(), mtime=0))

    # Eyes-closed rest as a textbook shows it: alpha waves at the back, less of them in front. The patient is invented.
    rate, seconds, channels = 128, 60, ["Fp1", "Fp2", "O1", "O2"]
    time = numpy.arange(rate * seconds) / rate
    writer = pyedflib.EdfWriter(str(recording / "sub-01_task-rest_eeg.edf"), len(channels), file_type=pyedflib.FILETYPE_EDFPLUS)
    writer.setStartdatetime(datetime(2026, 3, 14, 9, 30, 0))
    writer.setPatientCode("CLARA-DEMO-01")
    writer.setPatientName("X_Doe")
    writer.setSex("F")
    writer.setBirthdate(datetime(1950, 1, 1).date())
    writer.setEquipment("Synthetic_amplifier")
    writer.setRecordingAdditional("rest_eyes_closed")
    for index, name in enumerate(channels):
        writer.setSignalHeader(index, {
            "label": f"EEG {name}", "dimension": "uV", "sample_frequency": rate, "physical_min": -200.0, "physical_max": 200.0,
            "digital_min": -32768, "digital_max": 32767, "transducer": "AgAgCl electrode", "prefilter": "HP:0.5Hz LP:45Hz"})
    gain = [12, 12, 38, 36]
    writer.writeSamples([
        gain[i] * (1 + 0.4 * numpy.sin(0.6 * time + i)) * numpy.sin(2 * math.pi * 10.2 * time) + random.normal(0, 6, time.size)
        for i in range(len(channels))])
    writer.writeAnnotation(0, -1, "eyes closed")
    writer.writeAnnotation(45, -1, "eyes open")
    writer.close()
    table = [("name", "type", "units", "sampling_frequency")] + [(f"EEG {name}", "EEG", "uV", str(rate)) for name in channels]
    (recording / "sub-01_task-rest_channels.tsv").write_text("\n".join("\t".join(row) for row in table) + "\n")


# MARK: CLOO-03, training material

def training():
    path = folder("training")
    matplotlib.rcParams.update({"svg.hashsalt": "clara", "font.family": "DejaVu Sans", "svg.fonttype": "none", "pdf.compression": 9})

    figure, axes = pyplot.subplots(figsize=(6.4, 3.6), dpi=110)
    size = numpy.logspace(0, 4, 50)
    for label, overhead, rate in [("one file after the other", 30, 400), ("in batches", 1, 900)]:
        axes.loglog(size, size / (size / rate + overhead / 1000), label=label)
    axes.set(xlabel="file size [MB]", ylabel="throughput [MB/s]", title="Why batches matter (sketch)")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path / "throughput.png", metadata={"Software": None})
    figure.savefig(path / "throughput.svg", metadata={"Date": None, "Creator": "CLARA demonstration", "Title": "Why batches matter"})
    figure.savefig(path / "handout.pdf", metadata={
        "CreationDate": None, "Producer": None, "Creator": None, "Title": "Data on a supercomputer: handout", "Author": "CLARA demonstration",
        "Subject": SYNTHETIC, "Keywords": "training, high-performance computing"})
    pyplot.close(figure)

    # The PNG says who made it, as instruments' and drawing programs' files do.
    picture = Image.open(path / "throughput.png").convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
    text = PngImagePlugin.PngInfo()
    text.add_text("Title", "Why batches matter")
    text.add_text("Author", "CLARA demonstration")
    text.add_text("Copyright", "CC BY 4.0")
    text.add_text("Description", SYNTHETIC)
    picture.save(path / "throughput.png", pnginfo=text, optimize=True)


def main():
    for name in ["docking/poses", "docking-rescored/poses", "multi-modal/sub-01/anat", "multi-modal/sub-01/eeg"]:
        (HERE / name).mkdir(parents=True, exist_ok=True)
    md_simulation()
    docking("docking", 102, rescored=False)
    # A second version is deposited from a folder of its own: the same structures and poses, other scores.
    docking("docking-rescored", 102, rescored=True)
    brain_models()
    multi_modal()
    training()


if __name__ == "__main__":
    main()
