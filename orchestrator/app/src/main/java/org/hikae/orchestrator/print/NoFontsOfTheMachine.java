package org.hikae.orchestrator.print;

import java.awt.geom.GeneralPath;
import java.util.List;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/// Keeps the library from looking through the machine for fonts, and from writing down in the home
/// of whoever runs it which it found: what we print has its own.
final class NoFontsOfTheMachine implements FontMapper {
  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor wanted) {
    throw new UnsupportedOperationException("a font that is not embedded: " + name);
  }

  /// The library prepares two fonts of the PDF standard for forms, which we have none of.
  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor wanted) {
    return new FontMapping<>(new Blank(name), false);
  }

  @Override
  public CIDFontMapping getCIDFont(String name, PDFontDescriptor wanted, PDCIDSystemInfo system) {
    throw new UnsupportedOperationException("a font that is not embedded: " + name);
  }

  private record Blank(String name) implements FontBoxFont {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public BoundingBox getFontBBox() {
      return new BoundingBox();
    }

    @Override
    public List<Number> getFontMatrix() {
      return List.of(0.001f, 0, 0, 0.001f, 0, 0);
    }

    @Override
    public GeneralPath getPath(String glyph) {
      return new GeneralPath();
    }

    @Override
    public float getWidth(String glyph) {
      return 0;
    }

    @Override
    public boolean hasGlyph(String glyph) {
      return false;
    }
  }
}
