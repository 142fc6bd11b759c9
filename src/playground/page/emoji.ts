/** Emoji by the short names apps write. */

const table = `white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|no_entry ⛔|no_entry_sign 🚫|hourglass ⌛|hourglass_flowing_sand ⏳|warning ⚠️|calendar 📅|date 📅
spiral_calendar_pad 🗓️|bell 🔔|no_bell 🔕|thread 🧵|memo 📝|pencil 📝|pencil2 ✏️|clipboard 📋|pushpin 📌|round_pushpin 📍|paperclip 📎|link 🔗|page_facing_up 📄|page_with_curl 📃|file_folder 📁
open_file_folder 📂|card_index_dividers 🗂️|books 📚|book 📖|scroll 📜|mag 🔍|bulb 💡|tada 🎉|rocket 🚀|fire 🔥|star ⭐|star2 🌟|sparkles ✨|eyes 👀|wave 👋|pray 🙏|clap 👏|raised_hands 🙌|raised_hand ✋
hand ✋|ok_hand 👌|muscle 💪|+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|point_right 👉|point_left 👈|point_up ☝️|point_down 👇|heart ❤️|broken_heart 💔|smile 😄|smiley 😃|grin 😁|grinning 😀|joy 😂|wink 😉|blush 😊
slightly_smiling_face 🙂|thinking_face 🤔|neutral_face 😐|confused 😕|cry 😢|sob 😭|scream 😱|sweat_smile 😅|sunglasses 😎|zzz 💤|red_circle 🔴|large_blue_circle 🔵|large_green_circle 🟢|large_yellow_circle 🟡
large_orange_circle 🟠|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|large_green_square 🟩|large_red_square 🟥|large_yellow_square 🟨|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛
small_blue_diamond 🔹|small_orange_diamond 🔸|small_red_triangle 🔺|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_forward ▶️|arrows_counterclockwise 🔄|repeat 🔁|leftwards_arrow_with_hook ↩️
rewind ⏪|fast_forward ⏩|double_vertical_bar ⏸️|pause_button ⏸️|black_square_for_stop ⏹️|clock9 🕘|clock1 🕐|alarm_clock ⏰|stopwatch ⏱️|timer_clock ⏲️|question ❓|grey_question ❔|exclamation ❗|grey_exclamation ❕
bangbang ‼️|information_source ℹ️|heavy_plus_sign ➕|heavy_minus_sign ➖|heavy_multiplication_x ✖️|lock 🔒|unlock 🔓|key 🔑|closed_lock_with_key 🔐|shield 🛡️|scales ⚖️|handshake 🤝|speech_balloon 💬
left_speech_bubble 🗨️|loudspeaker 📢|mega 📣|email ✉️|envelope ✉️|incoming_envelope 📨|inbox_tray 📥|outbox_tray 📤|package 📦|telephone_receiver 📞|globe_with_meridians 🌐|earth_africa 🌍|house 🏠|office 🏢
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|wastebasket 🗑️|recycle ♻️|construction 🚧|vertical_traffic_light 🚦|checkered_flag 🏁
triangular_flag_on_post 🚩|trophy 🏆|medal 🏅|dart 🎯|jigsaw 🧩|robot_face 🤖|bust_in_silhouette 👤|busts_in_silhouette 👥|family 👪|seedling 🌱|sun_with_face 🌞|sunny ☀️|cloud ☁️|umbrella ☔|snowflake ❄️|coffee ☕|beer 🍺
cake 🍰|gift 🎁|birthday 🎂|ballot_box_with_ballot 🗳️|classical_building 🏛️|receipt 🧾|new 🆕|ok 🆗|soon 🔜|end 🔚|100 💯|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|see_no_evil 🙈|sos 🆘|stop_sign 🛑|octagonal_sign 🛑`

const byName = new Map(
  table.split(/[|\n]/).flatMap((entry): [string, string][] => {
    const [name, sign] = entry.split(' ')
    return name && sign ? [[name, sign]] : []
  }),
)

export const emojiOf = (name: string): string | undefined => byName.get(name)

/** Short names in plain text, as plain_text objects with emoji carry them. */
export const withEmoji = (text: string): string => text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => byName.get(name) ?? whole)
