/// Copies what is missing from one vault of a family to another.
@NullMarked
package org.hikae.vault.mirror;

import org.jspecify.annotations.NullMarked;
