/// The sealed description of one snapshot.
@NullMarked
package org.hikae.vault.manifest;

import org.jspecify.annotations.NullMarked;
