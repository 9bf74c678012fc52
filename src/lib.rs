pub mod calendar;
pub mod procedure;
pub mod reasoning;
pub mod compiled;
