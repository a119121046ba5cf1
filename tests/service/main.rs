//! The binary as an operator meets it: what it says about wrong settings, and what a crash, a full disk or a
//! lost database server does to it.

mod binary;
mod commands;
mod crash;
mod exchange;
mod full_disk;
mod postgres_gone;
