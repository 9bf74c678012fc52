//! A table as a file that a spreadsheet opens: UTF-8 with its mark, CRLF, every cell in quotes.

/// What makes a spreadsheet take a cell for a formula, in plain and in full width.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// The whole file. A cell that a spreadsheet could run gets an apostrophe before it, which other programs show.
pub fn file(rows: &[Vec<String>]) -> String {
    let mut out = "\u{feff}".to_string();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
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
    out
}
