package dev.voicemill.models;

/**
 * A member of a package that is a model file or a part of one.
 *
 * @param from name of the package
 * @param member path inside the package's archive
 * @param saveAs name of the piece in the fetched folder
 */
record Piece(String from, String member, Checksum sum, String saveAs) {}
