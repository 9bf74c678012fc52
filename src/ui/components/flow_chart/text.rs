//! How wide a text is, without a browser to ask: a drawing has to break its own lines.

/// Widths of letters in hundredths of the size of the type, as in Arial and Helvetica.
fn letter(letter: char) -> u8 {
    match letter {
        'i' | 'j' | 'l' | '’' | '‘' | '\'' => 22,
        'f' | 't' | 'I' | ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | '/' => 28,
        'r' | '(' | ')' | '-' | '“' | '”' => 33,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 50,
        'm' | 'M' => 83,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 72,
        'G' | 'O' | 'Q' => 78,
        'W' => 94,
        'A' | 'B' | 'E' | 'F' | 'K' | 'P' | 'S' | 'T' | 'V' | 'X' | 'Y' | 'Z' => 67,
        _ => 56,
    }
}

/// In lines that are no wider than `width` in type of that size. A quarter is left free, for bold type and for readers who
/// space out their letters.
pub fn lines(text: &str, width: i32, size: i32) -> Vec<String> {
    let room = width * 75 / size;
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ') {
        let length: i32 = word.chars().map(|it| i32::from(letter(it))).sum();
        match lines.last_mut() {
            Some(line) if used + 28 + length <= room => {
                line.push(' ');
                line.push_str(word);
                used += 28 + length;
            }
            _ => {
                lines.push(word.to_string());
                used = length;
            }
        }
    }
    lines
}
