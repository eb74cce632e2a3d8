//! Short runs of digits, of which dates and times are made.

/// Up to four digits, how many they are, and what follows.
#[inline]
pub fn digits(bytes: &[u8]) -> Option<(u32, usize, &[u8])> {
    let (mut number, mut length) = (0, 0);
    while let Some(digit) = bytes.get(length).map(|byte| byte.wrapping_sub(b'0')).filter(|&digit| digit < 10) {
        number = number * 10 + u32::from(digit);
        length += 1;
        if length > 4 {
            return None;
        }
    }
    Some((number, length, bytes.get(length..)?)).filter(|_| length > 0)
}
