//! To come.

use super::not_found;
use crate::ui::html::Html;
use crate::ui::workspace::Workspace;

pub fn view(_workspace: Workspace) -> Html {
    not_found::view()
}
