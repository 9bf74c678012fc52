//! Argon2id as the crate makes it here. `tests/browser/argon.test.mjs` asks the same of the program that is served.

use crate::support::{derive, text};
use argon2::{Algorithm, Argon2, AssociatedData, Block, ParamsBuilder, Version};
use case_review::storage::kdf::Kdf;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// RFC 9106, section 5.3. It has a secret and associated data, which only the crate can be given.
#[test]
fn the_vector_of_the_rfc() {
    let data = AssociatedData::new(&[4; 12]).expect("12 bytes");
    let params = ParamsBuilder::new().m_cost(32).t_cost(3).p_cost(4).data(data).output_len(32).build().expect("the RFC's");
    let mut blocks = vec![Block::new(); params.block_count()];
    let argon = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).expect("8 bytes");
    let mut tag = [0; 32];
    argon.hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, &mut blocks).expect("a tag");
    assert_eq!(hex(&tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

/// Made by argon2-cffi; the last but one is also in the test file of Argon2's authors.
#[test]
fn what_the_authors_own_program_makes() {
    let mut compared = 0;
    for line in text("tests/vectors/argon.tsv").lines() {
        let [passphrase, salt, memory, passes, lanes, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let salt: Vec<u8> = (0..salt.len()).step_by(2).map(|at| u8::from_str_radix(&salt[at..at + 2], 16).expect("hexadecimal")).collect();
        let [memory, passes, lanes] = [memory, passes, lanes].map(|number| number.parse().expect("a number"));
        // Two have a salt of eight bytes, which no store has.
        let Ok(salt) = salt.try_into() else { continue };
        let kdf = Kdf::with(memory, passes, lanes, salt).expect("within limits");
        assert_eq!(hex(&derive(passphrase, &kdf).0), expected, "{passphrase}");
        compared += 1;
    }
    assert_eq!(compared, 6);
}
