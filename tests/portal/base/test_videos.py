import pytest

from portal.base.videos import find_video

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1",
        "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
        "http://youtu.be/dQw4w9WgXcQ?t=3",
        "https://youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
)
def test_youtube_is_recognised_and_played_without_cookies(address):
    assert find_video(address).embed_url == YOUTUBE


def test_vimeo_is_recognised_with_the_key_of_an_unlisted_video():
    video = find_video("https://vimeo.com/76979871/ab12cd34ef")

    assert video.embed_url == "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=ab12cd34ef"
    assert video.watch_url == "https://vimeo.com/76979871/ab12cd34ef"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://[",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        'https://youtu.be/dQw4w9WgX"><',
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://vimeo.com/76979871?h=<script>",
    ],
)
def test_everything_else_is_no_video(address):
    assert find_video(address) is None
