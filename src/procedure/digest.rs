//! SHA-256 (FIPS 180-4), by which two people can tell that they hold the same file: `sha256sum` gives the same figures.
//!
//! Written here because the browser's own is missing on pages that are not served securely. Its constants are worked out, as
//! the standard defines them, and not listed: a list would be part of what the first question waits for.

/// The digest in 64 letters and figures.
pub fn sha256(bytes: &[u8]) -> String {
    let mut state = constants::<8>(2);
    let rounds = constants::<64>(3);
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        compress(&mut state, &rounds, block);
    }
    state.iter().map(|word| format!("{word:08x}")).collect()
}

fn compress(state: &mut [u32; 8], rounds: &[u32; 64], block: &[u8]) {
    let mut words = [0u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    for at in 16..64 {
        let (early, late) = (words[at - 15], words[at - 2]);
        let small = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
        let large = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
        words[at] = words[at - 16].wrapping_add(small).wrapping_add(words[at - 7]).wrapping_add(large);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, round) in words.iter().zip(rounds) {
        let choice = e & f ^ !e & g;
        let mixed = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let first = h.wrapping_add(mixed).wrapping_add(choice).wrapping_add(*round).wrapping_add(*word);
        let majority = a & b ^ a & c ^ b & c;
        let second = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22)).wrapping_add(majority);
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
    }
    for (sum, part) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *sum = sum.wrapping_add(part);
    }
}

/// The first 32 bits after the point of the roots of the first primes.
fn constants<const COUNT: usize>(power: u32) -> [u32; COUNT] {
    let mut primes = (2u128..).filter(|number| (2..*number).all(|divisor| number % divisor != 0));
    std::array::from_fn(|_| primes.next().map_or(0, |prime| root(prime << (32 * power), power) as u32))
}

/// The largest whole number whose power is not above `of`.
fn root(of: u128, power: u32) -> u128 {
    (0..37).rev().fold(0, |root, bit| {
        let next: u128 = root | 1 << bit;
        if next.pow(power) <= of { next } else { root }
    })
}
