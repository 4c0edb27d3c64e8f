/// How amounts, spans and names are said to people, in English and in Japanese.
@NullMarked
package org.hikae.domain.text;

import org.jspecify.annotations.NullMarked;
