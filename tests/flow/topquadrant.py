"""TopQuadrant SHACL on many small graphs in one JVM: `python topquadrant.py JAVA JARS SHAPES.nt FOLDER`.

Run by the Python of an environment of its own, which has JPype; knows nothing of this project. Beside each `X.nt` of
the folder it writes `X.ttl`, the report.
"""

import sys
from pathlib import Path

import jpype


def main(java: str, jars: str, shapes: str, folder: str) -> None:
    """Judge every graph of the folder."""
    machine = str(Path(java) / "lib" / "server" / "libjvm.so")
    jpype.startJVM(machine, "--enable-native-access=ALL-UNNAMED", classpath=[f"{jars}/*"], convertStrings=True)
    models = jpype.JClass("org.apache.jena.rdf.model.ModelFactory")
    reader = jpype.JClass("org.apache.jena.riot.RDFDataMgr")
    tool = jpype.JClass("org.topbraid.shacl.validation.ValidationUtil")
    written = jpype.JClass("java.io.FileOutputStream")
    asked = models.createDefaultModel()
    reader.read(asked, shapes)
    for path in sorted(Path(folder).glob("*.nt")):
        data = models.createDefaultModel()
        reader.read(data, str(path))
        with written(str(path.with_suffix(".ttl"))) as out:
            tool.validateModel(data, asked, False).getModel().write(out, "TURTLE")  # noqa: FBT003


if __name__ == "__main__":
    main(*sys.argv[1:])
