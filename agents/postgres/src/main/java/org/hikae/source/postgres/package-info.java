@NullMarked
package org.hikae.source.postgres;

import org.jspecify.annotations.NullMarked;
