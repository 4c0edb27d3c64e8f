@NullMarked
package org.hikae.cli.estate;

import org.jspecify.annotations.NullMarked;
