@NullMarked
package org.hikae.cli.remote;

import org.jspecify.annotations.NullMarked;
