/// What a vault has on record about the place that it lives in.
@NullMarked
package org.hikae.vault.place;

import org.jspecify.annotations.NullMarked;
