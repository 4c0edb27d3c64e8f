/// What heals packs without a mirror: Reed–Solomon codes over their stripes.
@NullMarked
package org.hikae.vault.parity;

import org.jspecify.annotations.NullMarked;
