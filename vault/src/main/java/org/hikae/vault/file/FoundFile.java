package org.hikae.vault.file;

import org.hikae.vault.tree.Attributes;

/// A name in a folder and what a look from outside shows of it; extended attributes not yet read.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FoundFile(byte[] name, Attributes attributes) {}
