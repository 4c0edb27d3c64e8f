/// Folders and files as a snapshot keeps them.
@NullMarked
package org.hikae.vault.tree;

import org.jspecify.annotations.NullMarked;
