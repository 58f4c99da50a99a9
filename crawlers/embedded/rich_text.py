"""Rich text written as data (Contentful, ProseMirror, Slate, Lexical, Portable Text, Draft.js, Editor.js) → HTML."""

from html import escape
from typing import Any

MOST_NODES = 20_000
DEEPEST = 30
ROOTS = ("document", "doc", "root")
TAGS = {
    "paragraph": "p",
    "heading": "h3",
    "header": "h3",
    "list-item": "li",
    "list_item": "li",
    "listitem": "li",
    "listItem": "li",
    "unordered-list-item": "li",
    "ordered-list-item": "li",
    "unstyled": "p",
    "block": "p",
    "unordered-list": "ul",
    "bullet_list": "ul",
    "bulletList": "ul",
    "bulleted-list": "ul",
    "list": "ul",
    "ordered-list": "ol",
    "ordered_list": "ol",
    "orderedList": "ol",
    "blockquote": "blockquote",
    "hardBreak": "br",
    "hard_break": "br",
    "linebreak": "br",
}
"""Kind of node, in whichever of the makes → tag."""
KINDS = ("nodeType", "_type", "type")
CHILDREN = ("content", "children", "nodes")


def written(value: dict[str, Any]) -> str | None:
    """A document as HTML; nothing when the object is none.

    >>> written({"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "À Eu"}]}]})
    '<p>À Eu</p>'
    """
    blocks = value.get("blocks")
    if isinstance(blocks, list) and ("entityMap" in value or "version" in value):
        return html([from_editor(block) for block in blocks]) or None
    root = value.get("root")
    if isinstance(root, dict) and root.get("type") == "root" and len(value) <= 2:
        return html(root.get("children")) or None
    if kind(value) in ROOTS:
        inner = children(value)
        return html(inner) if inner and looks_written(inner[0]) else None
    return None


def of_list(value: list[Any]) -> str:
    """The same, of makes whose document is a list of blocks; empty when it is none."""
    first = value[0]
    if not isinstance(first, dict) or not looks_written(first):
        return ""
    named = "_type" in first or "spans" in first or "children" in first
    return html(value) if named and all(isinstance(item, dict) and kind(item) for item in value[:50]) else ""


def looks_written(node: Any) -> bool:
    """Whether a node is a block of text: one that says what it is, and holds text."""
    if not isinstance(node, dict) or tag(kind(node)) == "":
        return False
    inner = children(node)
    return bool(isinstance(node.get("text"), str) and "spans" in node) or all(isinstance(one, dict) for one in inner)


def kind(node: dict[str, Any]) -> str:
    """What a node says to be."""
    return next((node[name] for name in KINDS if isinstance(node.get(name), str)), "")


def children(node: dict[str, Any]) -> list[Any]:
    """What a node holds."""
    return next((node[name] for name in CHILDREN if isinstance(node.get(name), list)), [])


def tag(kind: str) -> str:
    """The tag of a kind of node; empty when there is none."""
    return TAGS.get(kind) or ("h3" if kind.startswith(("heading", "header", "h")) and kind[-1:].isdigit() else "")


def from_editor(block: Any) -> Any:
    """A block of Draft.js or of Editor.js, as those of the others."""
    data = block.get("data") if isinstance(block, dict) else None
    if isinstance(data, dict) and isinstance(items := data.get("items"), list):
        texts = [item.get("content") if isinstance(item, dict) else item for item in items]
        return {"type": "list", "children": [{"type": "list-item", "text": text} for text in texts]}
    if isinstance(data, dict) and isinstance(data.get("text"), str):
        return {"type": block.get("type"), "text": data["text"], "html": True}
    return block


def html(nodes: Any) -> str:
    """Nodes, one after another; bounded in number and depth."""
    parts: list[str] = []
    left = MOST_NODES
    waiting: list[tuple[Any, int]] = [(node, 0) for node in reversed(nodes if isinstance(nodes, list) else [])]
    while waiting and left > 0:
        left -= 1
        node, depth = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        if not isinstance(node, dict) or depth > DEEPEST:
            continue
        name = "li" if "listItem" in node else tag(kind(node))
        text = node.get("text", node.get("value") if kind(node) == "text" else "")
        said = (text if node.get("html") else escape(text, quote=False)) if isinstance(text, str) else ""
        parts.append(f"<{name}>{said}" if name else said)
        if name and name != "br":
            waiting.append((f"</{name}>", depth))
        waiting += reversed([(one, depth + 1) for one in children(node) if isinstance(one, dict)])
    return "".join(parts)
