package tassei.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * When a document says it was last saved: {@code docProps/core.xml} of an Excel book, {@code
 * meta.xml} of an OpenDocument one. A document of another kind, or one that says nothing
 * believable, has none; so has one whose statement lies beyond a budget of {@value #MOST_ENTRIES}
 * entries or {@value #MOST_BYTES} inflated bytes.
 */
public final class ModifiedTime {
  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_BYTES = 16 << 20;
  private static final int LONGEST_STATEMENT = 64 << 10;
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Map<String, String> ELEMENT_OF_ENTRY =
      Map.of("docProps/core.xml", "modified", "meta.xml", "date");

  private ModifiedTime() {}

  /** Reads no more of the bytes than up to the statement. */
  public static Optional<Instant> of(byte[] bytes) {
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      return Optional.empty();
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      return statement(zip).flatMap(ModifiedTime::time);
    } catch (IOException | XMLStreamException | IllegalArgumentException unreadable) {
      // what opens the file says what is wrong with it
      return Optional.empty();
    }
  }

  private static Optional<String> statement(ZipInputStream zip)
      throws IOException, XMLStreamException {
    long inflated = 0;
    for (int entries = 0; entries < MOST_ENTRIES; entries++) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        return Optional.empty();
      }
      String element = ELEMENT_OF_ENTRY.get(entry.getName());
      if (element != null) {
        return text(zip.readNBytes(LONGEST_STATEMENT), element);
      }
      byte[] buffer = new byte[8192];
      for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
        inflated += read;
        if (inflated > MOST_BYTES) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(byte[] xml, String element) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    try {
      while (reader.hasNext()) {
        boolean starts = reader.next() == XMLStreamReader.START_ELEMENT;
        if (starts && reader.getLocalName().equals(element)) {
          return Optional.of(reader.getElementText().strip());
        }
      }
      return Optional.empty();
    } finally {
      reader.close();
    }
  }

  /** A time without a zone is one in Japan. */
  private static Optional<Instant> time(String text) {
    try {
      Instant time =
          text.matches(".*(?:Z|[+-]\\d{2}:\\d{2})")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(JAPAN).toInstant();
      return Optional.of(time).filter(instant -> instant.isAfter(EARLIEST));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
