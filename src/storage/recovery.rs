//! A recovery code, printed when a store is made, for the day the passphrase is forgotten: 160 random bits in the 32 figures and
//! letters of Crockford, which has no I, L, O and U.
//!
//! Eight groups of five. The fifth of a group checks the other four and the group's place, so that a reader hears *which* group they
//! misread: with α of GF(32), every single slip in a group, every two neighbours exchanged and every two groups exchanged is found.

use super::{Fill, random, seal::Key};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
const GROUP: usize = 5;

#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Code([u8; 20]);

/// Groups are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// A sign in this group belongs to no code.
    Sign(usize),
    /// The first group whose check does not agree.
    Group(usize),
    /// Fewer or more signs than 40; so many.
    Length(usize),
}

/// The value of a sign, as people write and misread it.
fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SIGNS.iter().position(|known| char::from(*known) == sign).map(|at| at as u8)
}

/// Multiplied by α, in GF(32) with α⁵ = α² + 1.
fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

/// Never a sum in which the check weighs as much as the sign beside it: exchanging the two would go unseen.
fn check(group: usize, signs: &[u8]) -> u8 {
    signs.iter().fold(group as u8, |sum, sign| times_alpha(sum ^ sign))
}

impl Code {
    pub fn new(fill: Fill) -> Self {
        Code(random(fill))
    }

    /// As it is printed: `0123A-…`, in capitals.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for group in 0..GROUPS {
            let bit = |at: usize| (self.0[at / 8] >> (7 - at % 8)) & 1;
            let mut signs: Vec<u8> = (0..4).map(|sign| (0..5).fold(0, |value, at| value << 1 | bit(group * 20 + sign * 5 + at))).collect();
            signs.push(check(group, &signs));
            if group > 0 {
                text.push('-');
            }
            text.extend(signs.iter().map(|sign| char::from(SIGNS[usize::from(*sign)])));
            signs.zeroize();
        }
        text
    }

    /// Forgives small letters, spaces, dashes of any kind, and O, I and L for 0 and 1.
    ///
    /// # Errors
    /// [`CodeError`], with the first group that is not right.
    pub fn read(typed: &str) -> Result<Self, CodeError> {
        let mut signs = Zeroizing::new(Vec::with_capacity(typed.len()));
        for sign in typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.'))
        {
            let value = value(sign).ok_or(CodeError::Sign(signs.len() / GROUP + 1))?;
            signs.push(value);
        }
        let wrong = |(at, group): (usize, &[u8])| (group.len() == GROUP && check(at, &group[..4]) != group[4]).then_some(at + 1);
        // With a sign too few or too many, the group in which it happened is the first whose check fails.
        if let Some(group) = signs.chunks(GROUP).take(GROUPS).enumerate().find_map(wrong) {
            return Err(CodeError::Group(group));
        }
        if signs.len() != GROUPS * GROUP {
            return Err(CodeError::Length(signs.len()));
        }
        let mut code = Code([0; 20]);
        for (at, sign) in signs.chunks(GROUP).flat_map(|group| &group[..4]).enumerate() {
            for bit in 0..5 {
                code.0[(at * 5 + bit) / 8] |= (sign >> (4 - bit) & 1) << (7 - (at * 5 + bit) % 8);
            }
        }
        Ok(code)
    }

    /// The key that it is in one store. 160 random bits need no work against guessing.
    pub fn key(&self, store: [u8; 16]) -> Key {
        let mut key = Key([0; 32]);
        // 32 bytes are far below what HKDF can give.
        Hkdf::<Sha256>::new(Some(&store), &self.0).expand(b"case-review/recovery/1", &mut key.0).unwrap_or_default();
        key
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            CodeError::Sign(group) => write!(
                f,
                "Group {group} of the recovery code has a sign that is not in any code. Codes are made of figures and letters, without the letter U."
            ),
            CodeError::Group(group) => {
                write!(f, "Group {group} of the recovery code is not right. Compare its 5 figures and letters with the printed ones.")
            }
            CodeError::Length(found) => {
                write!(f, "A recovery code has 8 groups of 5 figures and letters, 40 in all. This one has {found}.")
            }
        }
    }
}
