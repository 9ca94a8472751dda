// Drives the C++ reference of PDQ for benchmarks/pdq-peers. The reference itself is no part of this repository.
//
//   pdq-peer hash FILE.ppm...              the hashes of decoded pictures: name, way, turn, hash, quality
//   pdq-peer speed SECONDS FILE.jpg...     pictures a second of processor time, one thread: way, rate
//
// Ways: "full" hashes every pixel; "shrunk" takes 512 × 512 of them first (the nearest), as the tools of the reference do;
// "jpeg-full" and "jpeg-shrunk" begin with the bytes of the file, decoded by the libjpeg of this machine.

#include <pdq/cpp/hashing/pdqhashing.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <jpeglib.h>

using facebook::pdq::hashing::Hash256;

namespace {

constexpr int kShrunk = 512;
const char* const kTurns[8] = {"original", "rotated_90", "rotated_180", "rotated_270", "flipped_x", "flipped_y", "transposed", "transversed"};

struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> rgb;
};

[[noreturn]] void fail(const std::string& what) {
  fprintf(stderr, "pdq-peer: %s\n", what.c_str());
  exit(1);
}

std::vector<uint8_t> bytesOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot read " + path);
  return std::vector<uint8_t>(std::istreambuf_iterator<char>(in), {});
}

Pixels readPpm(const std::string& path) {
  std::vector<uint8_t> bytes = bytesOf(path);
  bytes.push_back(0);
  Pixels pixels;
  int header = 0;
  if (sscanf(reinterpret_cast<char*>(bytes.data()), "P6 %d %d 255%n", &pixels.width, &pixels.height, &header) != 2)
    fail(path + " is no P6 file of 8 bits");
  const size_t length = size_t{3} * pixels.width * pixels.height;
  if (bytes.size() - 1 != header + 1 + length) fail(path + " has the wrong length");
  pixels.rgb.assign(bytes.begin() + header + 1, bytes.begin() + header + 1 + length);
  return pixels;
}

Pixels decode(const std::vector<uint8_t>& jpeg) {
  jpeg_decompress_struct info;
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, jpeg.data(), jpeg.size());
  jpeg_read_header(&info, TRUE);
  info.out_color_space = JCS_RGB;
  jpeg_start_decompress(&info);
  Pixels pixels;
  pixels.width = info.output_width;
  pixels.height = info.output_height;
  pixels.rgb.resize(size_t{3} * pixels.width * pixels.height);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = &pixels.rgb[size_t{3} * pixels.width * info.output_scanline];
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return pixels;
}

Pixels shrink(const Pixels& from) {
  if (from.width <= kShrunk && from.height <= kShrunk) return from;
  Pixels to;
  to.width = to.height = kShrunk;
  to.rgb.resize(3 * kShrunk * kShrunk);
  for (int y = 0; y < kShrunk; y++) {
    const uint8_t* row = &from.rgb[size_t{3} * from.width * (y * int64_t{from.height} / kShrunk)];
    for (int x = 0; x < kShrunk; x++) memcpy(&to.rgb[3 * (y * kShrunk + x)], row + 3 * (x * from.width / kShrunk), 3);
  }
  return to;
}

std::vector<float> lumaOf(Pixels& pixels) {
  std::vector<float> luma(size_t(pixels.width) * pixels.height);
  uint8_t* rgb = pixels.rgb.data();
  facebook::pdq::hashing::fillFloatLumaFromRGB(
      rgb, rgb + 1, rgb + 2, pixels.height, pixels.width, 3 * pixels.width, 3, luma.data());
  return luma;
}

int hash(Pixels& pixels, Hash256& hash) {
  std::vector<float> luma = lumaOf(pixels);
  std::vector<float> spare(luma.size());
  static float a[64][64], b[16][64], c[16][16];
  int quality = 0;
  facebook::pdq::hashing::pdqHash256FromFloatLuma(
      luma.data(), spare.data(), pixels.height, pixels.width, a, b, c, hash, quality);
  return quality;
}

void printAll(const std::string& name, const char* way, Pixels pixels) {
  std::vector<float> luma = lumaOf(pixels);
  std::vector<float> spare(luma.size());
  static float a[64][64], b[16][64], c[16][16], d[16][16];
  Hash256 h[8];
  int quality = 0;
  facebook::pdq::hashing::pdqDihedralHash256esFromFloatLuma(
      luma.data(), spare.data(), pixels.height, pixels.width, a, b, c, d,
      &h[0], &h[1], &h[2], &h[3], &h[4], &h[5], &h[6], &h[7], quality);
  for (int i = 0; i < 8; i++)
    printf("%s %s %s %s %d\n", name.c_str(), way, kTurns[i], h[i].format().c_str(), quality);
}

double seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

template <typename Work>
void measure(const char* way, double duration, size_t count, Work work) {
  for (size_t i = 0; i < count; i++) work(i);  // warm
  const double start = seconds();
  size_t done = 0;
  double now = start;
  while (now - start < duration) {
    for (size_t i = 0; i < count; i++) work(i);
    done += count;
    now = seconds();
  }
  printf("%s %.1f\n", way, done / (now - start));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "hash" && argc > 2) {
    for (int i = 2; i < argc; i++) {
      Pixels pixels = readPpm(argv[i]);
      printAll(argv[i], "full", pixels);
      printAll(argv[i], "shrunk", shrink(pixels));
    }
    return 0;
  }
  if (mode == "speed" && argc > 3) {
    const double duration = atof(argv[2]);
    std::vector<std::vector<uint8_t>> files;
    std::vector<Pixels> full, shrunk;
    for (int i = 3; i < argc; i++) {
      files.push_back(bytesOf(argv[i]));
      full.push_back(decode(files.back()));
      shrunk.push_back(shrink(full.back()));
    }
    Hash256 h;
    measure("full", duration, full.size(), [&](size_t i) { hash(full[i], h); });
    measure("shrunk", duration, full.size(), [&](size_t i) { hash(shrunk[i], h); });
    measure("jpeg-full", duration, full.size(), [&](size_t i) { Pixels p = decode(files[i]); hash(p, h); });
    measure("jpeg-shrunk", duration, full.size(), [&](size_t i) { Pixels p = shrink(decode(files[i])); hash(p, h); });
    return 0;
  }
  fail("usage: pdq-peer hash FILE.ppm... | pdq-peer speed SECONDS FILE.jpg...");
}
