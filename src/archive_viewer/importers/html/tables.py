"""Tables of data as text: a line a row, cells set apart by bars; tables that only place things stay as they are."""

from archive_viewer.importers.html.lines import Layout

_LONGEST_CELL = 80
_BAR = " | "


def with_rows(page: Layout) -> Layout:
    """The same page with the cells of data tables joined into rows."""
    for number, node in enumerate(page.nodes):
        if node.tag == "table" and not node.hidden and node.last > node.first:
            rows = _rows(page, number)
            if rows:
                _join(page, rows)
    return page


def _rows(page: Layout, table: int) -> list[list[tuple[int, int]]]:
    """Cells of each row as ranges of lines; nothing where the table is there for its looks."""
    rows: list[list[tuple[int, int]]] = []
    for number in range(table + 1, len(page.nodes)):
        node = page.nodes[number]
        if node.first >= page.nodes[table].last and node.parent <= table:
            break
        if node.tag == "table":
            return []
        if node.tag == "tr":
            rows.append([])
        elif node.tag in ("td", "th") and rows:
            rows[-1].append((node.first, node.last))
    full = [row for row in rows if len(row) > 1]
    cells = [cell for row in rows for cell in row]
    long = sum(sum(len(page.lines[n].text) for n in range(*cell)) > _LONGEST_CELL for cell in cells)
    linked = sum(page.lines[n].linked * 2 > len(page.lines[n].text) for cell in cells for n in range(*cell))
    if len(full) < 2 or len(full) * 2 < len(rows) or long * 5 > len(cells) or linked * 2 > len(cells):
        return []
    return rows


def _join(page: Layout, rows: list[list[tuple[int, int]]]) -> None:
    for row in rows:
        numbers = [n for cell in row for n in range(*cell)]
        if not numbers:
            continue
        words = [" ".join(page.lines[n].text for n in range(*cell)) for cell in row]
        first = page.lines[numbers[0]]
        first.become_row(_BAR.join(words), sum(page.lines[n].linked for n in numbers))
        for n in numbers[1:]:
            page.lines[n].dropped = True
