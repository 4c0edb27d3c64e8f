@NullMarked
package org.hikae.cli.node;

import org.jspecify.annotations.NullMarked;
