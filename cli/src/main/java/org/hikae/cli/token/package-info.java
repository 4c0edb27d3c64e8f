/// API tokens by command.
@NullMarked
package org.hikae.cli.token;

import org.jspecify.annotations.NullMarked;
