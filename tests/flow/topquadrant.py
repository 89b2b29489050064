"""TopQuadrant SHACL on many graphs in one JVM: `python topquadrant.py JAVA JARS FOLDER`.

Run by the Python of an environment of its own, which has JPype; knows nothing of this project. In every folder below
FOLDER, `shapes.nt` is asked of each `X.nt` beside it, and `X.ttl` becomes the report.
"""

import sys
from pathlib import Path

import jpype


def main(java: str, jars: str, folder: str) -> None:
    """Judge every graph."""
    machine = str(Path(java) / "lib" / "server" / "libjvm.so")
    jpype.startJVM(
        machine, "--enable-native-access=ALL-UNNAMED", classpath=[f"{jars}/*"], convertStrings=True
    )
    models = jpype.JClass("org.apache.jena.rdf.model.ModelFactory")
    reader = jpype.JClass("org.apache.jena.riot.RDFDataMgr")
    tool = jpype.JClass("org.topbraid.shacl.validation.ValidationUtil")
    written = jpype.JClass("java.io.FileOutputStream")
    for shapes in sorted(Path(folder).glob("*/shapes.nt")):
        asked = models.createDefaultModel()
        reader.read(asked, str(shapes))
        for path in sorted(set(shapes.parent.glob("*.nt")) - {shapes}):
            data = models.createDefaultModel()
            reader.read(data, str(path))
            with written(str(path.with_suffix(".ttl"))) as out:
                tool.validateModel(data, asked, False).getModel().write(out, "TURTLE")


if __name__ == "__main__":
    main(*sys.argv[1:])
