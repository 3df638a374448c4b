//! How the process asks for memory.

/// Blocks of this many bytes and more are mapped on their own, and given back when they are freed: bulks, their
/// compressed bodies, answers. It is twice glibc's own first bound.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const OWN_MAPPING_BYTES: std::ffi::c_int = 256 << 10;

/// Tells glibc's allocator to keep large blocks apart from small ones, always. By itself it raises its bound to the size
/// of any large block that is freed, from when on the next ones come from among the small ones, and their room is lost in
/// pieces: against a slow cluster that made 130 MiB of what is 75 with a bound that stays. To be called at the start of
/// the program; elsewhere than with glibc it does nothing.
pub fn keep_large_blocks_apart() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        // It may only refuse, and then all is as before.
        #[allow(unsafe_code, reason = "a call of the C library that takes two numbers and keeps none of our memory")]
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, OWN_MAPPING_BYTES);
        }
    }
}
