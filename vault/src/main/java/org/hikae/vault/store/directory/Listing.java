package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreKey;

/// One walk over the files whose keys begin with a prefix. What is named as no key can be (files
/// that are being written, `lost+found`) is passed over, and so are links, which lead out of the
/// store, and what vanishes meanwhile.
record Listing(Path root, String prefix, Consumer<StoredObject> each) {

  void walk() throws IOException {
    var folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    new NoLinks(root).require(root.resolve(folder));
    walk(folder);
  }

  private void walk(String folderKey) throws IOException {
    try (var entries = Files.newDirectoryStream(root.resolve(folderKey))) {
      for (var entry : entries) {
        visit(folderKey + entry.getFileName(), entry);
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      // Nothing was ever put there, or it has just been removed.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void visit(String key, Path path) throws IOException {
    if (!StoreKey.isKey(key) || !key.startsWith(prefix)) {
      return;
    }
    try {
      var attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        walk(key + "/");
      } else if (attributes.isRegularFile()) {
        each.accept(DirectoryStore.object(key, attributes));
      }
    } catch (NoSuchFileException _) {
      // Deleted since the directory was read.
    }
  }
}
