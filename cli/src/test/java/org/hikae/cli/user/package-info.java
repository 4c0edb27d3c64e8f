@NullMarked
package org.hikae.cli.user;

import org.jspecify.annotations.NullMarked;
