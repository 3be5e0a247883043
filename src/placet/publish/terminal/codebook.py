"""The codebook of events, to read: what `placet codebook show` prints."""

from rich.console import Group, RenderableType
from rich.text import Text

from placet.codebook.frames import Frame
from placet.codebook.plover import CameoCode, Context, EventKind
from placet.codebook.whole import Codebook
from placet.errors import PlacetError
from placet.publish.plain_text import one_line
from placet.publish.terminal.layout import columns, section

QUAD_CLASSES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
SHOWN = 60  # predicates of a type


def entry(name: str, codebook: Codebook) -> RenderableType:
    """Lay out a type, a context or a CAMEO code of this name. Raises `PlacetError` where there is none."""
    plover = codebook.plover
    kind = next((kind for kind in plover.types.values() if kind.name == name.upper()), None)
    if kind:
        return _type(kind, codebook)
    if name in plover.cameo:
        return _code(plover.cameo[name])
    context = plover.contexts.get(name.lower())
    if context:
        return _context(context)
    raise PlacetError(f"{one_line(name, 40)}: neither a type, a context nor a CAMEO code; `placet codebook show` lists them")


def overview(codebook: Codebook) -> RenderableType:
    """List the types with quad class, intensity and definition, then the names of contexts and of CAMEO's roots."""
    plover = codebook.plover
    types = columns(len("COOPERATE"), len("material cooperation"), len("-10.0"))
    for kind in plover.types.values():
        types.add_row(Text(kind.name, style="bold"), QUAD_CLASSES[kind.quad], f"{kind.intensity:+.1f}", kind.definition)
    roots = columns(2)
    for code in plover.cameo.values():
        if len(code.code) == 2:
            roots.add_row(Text(code.code, style="bold"), code.name)
    contexts = Text(", ".join(plover.contexts))
    auxiliary = columns(len("hypothetical"))
    for name, definition in plover.auxiliary.items():
        auxiliary.add_row(Text(name, style="bold"), definition)
    parts = [*section("Types", [types]), *section("Contexts", [contexts]), *section("Made on export from an event's status", [auxiliary])]
    return Group(*parts[1:], *section("CAMEO's roots", [roots]))


def _type(kind: EventKind, codebook: Codebook) -> RenderableType:
    modes = columns(max(map(len, kind.modes), default=0))
    for name, definition in kind.modes.items():
        modes.add_row(Text(name, style="bold"), definition)
    cameo = columns(4, max(map(len, kind.modes), default=0))
    for code in codebook.plover.cameo.values():
        if code.type == kind.name:
            cameo.add_row(Text(code.code, style="bold"), code.mode, code.name)
    words = sorted({_phrase(frame) for frames in codebook.frames.values() for frame in frames if frame.entry.event == kind.name})
    more = f" … and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    recipient = "a recipient is required" if kind.recipient == "required" else "a recipient is optional"
    parts: list[RenderableType] = [
        Text(kind.name, style="bold"),
        Text(kind.definition),
        Text(f"{QUAD_CLASSES[kind.quad]} ({kind.quad}), intensity {kind.intensity:+.1f} of -10 to 10, {recipient}", style="dim"),
    ]
    parts += section("Modes", [modes] if kind.modes else [])
    parts += section("From CAMEO", [cameo] if cameo.row_count else [])
    every = max(len(words) // SHOWN, 1)  # spread over the alphabet
    parts += section(f"Told by {len(words)} predicates", [Text(", ".join(words[::every][:SHOWN]) + more)] if words else [])
    return Group(*parts)


def _phrase(frame: Frame) -> str:
    return " ".join(("not",) * bool(frame.entry.negated) + (frame.lemma, *frame.governed))


def _code(code: CameoCode) -> RenderableType:
    becomes = f"PLOVER {code.type} {code.mode}".rstrip() if code.type else "no PLOVER type"
    return Group(Text.assemble((code.code, "bold"), f"  {code.name}"), Text(becomes, style="dim"))


def _context(context: Context) -> RenderableType:
    return Group(Text(context.name, style="bold"), Text(f"told by: {', '.join(sorted(context.triggers))}"))
