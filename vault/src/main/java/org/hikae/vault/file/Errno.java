package org.hikae.vault.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// The errors of Linux that are told apart here.
final class Errno {
  static final int PERM = 1;
  static final int NOENT = 2;
  static final int IO = 5;
  static final int NXIO = 6;
  static final int ACCES = 13;
  static final int EXIST = 17;
  static final int NOTDIR = 20;
  static final int ISDIR = 21;
  static final int INVAL = 22;
  static final int NOSPC = 28;
  static final int MLINK = 31;
  static final int RANGE = 34;
  static final int NAMETOOLONG = 36;
  static final int NOSYS = 38;
  static final int NOTEMPTY = 39;
  static final int LOOP = 40;
  static final int NODATA = 61;
  static final int NOTSUP = 95;
  static final int DQUOT = 122;

  private Errno() {}

  static IOException exception(int errno, String path) {
    return switch (errno) {
      case NOENT -> new NoSuchFileException(path);
      case PERM, ACCES -> new AccessDeniedException(path);
      case EXIST -> new FileAlreadyExistsException(path);
      case NOTDIR -> new NotDirectoryException(path);
      case LOOP -> new FileSystemLoopException(path);
      case NOSPC -> new FileSystemException(path, null, "No space left on device");
      case DQUOT -> new FileSystemException(path, null, "Disk quota exceeded");
      case MLINK -> new FileSystemException(path, null, "has another name, which may be elsewhere");
      case IO -> new FileSystemException(path, null, "Input/output error");
      case NAMETOOLONG -> new FileSystemException(path, null, "File name too long");
      default -> new FileSystemException(path, null, "error " + errno);
    };
  }
}
