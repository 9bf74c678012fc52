//! What a publishing partnership checks or fills in before it puts the guide on its own site. Nothing else holds a contact,
//! but for the two emergency numbers in `index.html`, for pages on which nothing runs; a test holds them equal.
//!
//! For machines that people share, saving is removed altogether by `data-saving="off"` on `<html>` in `index.html`, before or after the
//! build.

/// Emergency and advice routes.
pub const EMERGENCY: &str = "999";
pub const POLICE: &str = "101";
pub const NSPCC: &str = "0808 800 5000";
pub const CHILDLINE: &str = "0800 1111";

/// Blanks of the accessibility statement and the “about” page; shown as blanks until they are filled in.
pub const PUBLISHER: &str = "[name of the publishing partnership or council]";
pub const CONTACT: &str = "[email address, telephone number and postal address]";
pub const RESPONSE_DAYS: &str = "[number]";
pub const STATEMENT_PREPARED: &str = "[date]";
pub const LAST_TESTED: &str = "[date]";

/// Days on which the publisher's own office is closed, each with who is closed, such as `("2026-12-29", "the council")`. Never bank holidays.
pub const CLOSURES: [(&str, &str); 0] = [];
