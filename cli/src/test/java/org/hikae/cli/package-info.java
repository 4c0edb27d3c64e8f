@NullMarked
package org.hikae.cli;

import org.jspecify.annotations.NullMarked;
