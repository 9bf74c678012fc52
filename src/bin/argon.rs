//! Argon2id in a WebAssembly of its own, which uses nothing of the page: `ui::argon` starts it, asks it once and drops it, so that
//! the memory it fills never belongs to the guide. It imports nothing. On any other machine this program does nothing.
//!
//! The caller asks for `room`, writes the passphrase and after it the salt there, calls `derive`, and reads the key from the
//! same place. What was written and worked with is zeroed before `derive` returns; the caller zeroes the rest.

#[cfg(target_arch = "wasm32")]
mod exports {
    use argon2::{Algorithm, Argon2, Block, Params, Version};
    use std::sync::Mutex;
    use zeroize::Zeroize;

    const KEY: usize = 32;

    static ROOM: Mutex<Vec<u8>> = Mutex::new(Vec::new());

    /// Where so many bytes can be written, and the key can be read later.
    #[allow(unsafe_code, reason = "an export has a name, which another could have taken")]
    #[unsafe(no_mangle)]
    pub extern "C" fn room(length: usize) -> *mut u8 {
        let Ok(mut room) = ROOM.lock() else { return std::ptr::null_mut() };
        room.zeroize();
        // Never less than the key, and never moved from now on.
        *room = vec![0; length.max(KEY)];
        room.as_mut_ptr()
    }

    /// The key for what stands in the room: `passphrase` bytes of it, then `salt` bytes. `memory` is in KiB. Gives 1, or 0 where Argon2
    /// does not take these numbers; the room holds no key then.
    #[allow(unsafe_code, reason = "an export has a name, which another could have taken")]
    #[unsafe(no_mangle)]
    pub extern "C" fn derive(passphrase: usize, salt: usize, memory: u32, passes: u32, lanes: u32) -> u32 {
        let Ok(mut room) = ROOM.lock() else { return 0 };
        let mut key = [0; KEY];
        let done = from(&room, passphrase, salt, memory, passes, lanes, &mut key).is_some();
        room.as_mut_slice().zeroize();
        if done && room.len() >= KEY {
            room[..KEY].copy_from_slice(&key);
        }
        key.zeroize();
        done.into()
    }

    fn from(room: &[u8], passphrase: usize, salt: usize, memory: u32, passes: u32, lanes: u32, key: &mut [u8; KEY]) -> Option<()> {
        let (passphrase, rest) = room.split_at_checked(passphrase)?;
        let params = Params::new(memory, passes, lanes, Some(KEY)).ok()?;
        let mut blocks = vec![Block::new(); params.block_count()];
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let done = argon.hash_password_into_with_memory(passphrase, rest.get(..salt)?, key, &mut blocks).ok();
        blocks.iter_mut().for_each(Zeroize::zeroize);
        done
    }
}

fn main() {}
