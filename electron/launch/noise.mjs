/** Chromium's complaints about a machine without a message bus or graphics card; they mean nothing to the reader. */
const NOISE =
  /:(ERROR|WARNING):(dbus\/|ui\/gl\/|gpu\/)?(bus|object_proxy|viz_main_impl|gl_factory|gpu_process_host|angle_platform_impl|gpu_channel|atom_cache|zygote_communication_linux|command_buffer_proxy_impl|context_result|egl_util|vaapi_wrapper|sandbox_linux)\.cc/;

/** The text without Chromium's lines of that kind. */
export function withoutNoise(text) {
  return text
    .split('\n')
    .filter((line) => !NOISE.test(line))
    .join('\n');
}
