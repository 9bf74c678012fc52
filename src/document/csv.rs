//! A table as a file that a spreadsheet opens: UTF-8 with its mark, CRLF, every cell in quotes.

/// What makes a spreadsheet take a cell for a formula, in plain and in full width.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// What a file begins with: by it a spreadsheet knows that the text is UTF-8.
pub const MARK: char = '\u{feff}';

/// The whole file.
pub fn file(rows: &[Vec<String>]) -> String {
    let mut out = MARK.to_string();
    rows.iter().for_each(|cells| row(&mut out, cells.iter().map(String::as_str)));
    out
}

/// One more row. A cell that a spreadsheet could run gets an apostrophe before it, which other programs show.
pub fn row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        out.push_str(if at == 0 { "\"" } else { ",\"" });
        let first = cell.trim_start_matches(' ').chars().next();
        if first.is_some_and(|first| FORMULA.contains(&first)) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
