//! What is written down: who may use what, how long files are, and the documents made from the contract.

mod architecture;
mod leftovers;
mod letters;
mod lexicon;
mod licences;
mod openapi;
mod sources;
