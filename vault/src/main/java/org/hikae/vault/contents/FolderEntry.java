package org.hikae.vault.contents;

/// A thing in a folder, with its name as it is.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FolderEntry(byte[] name, ListedFile file) {}
