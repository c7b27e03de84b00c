"""The demo paper's pictures: every scene can be drawn, and a seed means one picture."""

import pytest

from toasoan.upkeep.demo.drawings import SCENES, draw

SMALL = (240, 160)


def test_the_demo_contract_names_thirty_scenes():
    assert len(SCENES) == 30


@pytest.mark.parametrize("scene", sorted(SCENES))
@pytest.mark.parametrize("seed", range(6))
def test_every_scene_draws_in_each_of_its_ways(scene, seed):
    picture = draw(scene, seed, SMALL)

    assert (picture.mode, picture.size) == ("RGB", SMALL)
    assert len(picture.getcolors(maxcolors=240 * 160)) > 200, "This picture is nearly blank."


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_same_seed_gives_the_same_bytes(scene):
    assert draw(scene, 7, SMALL).tobytes() == draw(scene, 7, SMALL).tobytes()


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_two_seeds_give_two_pictures(scene):
    assert draw(scene, 7, SMALL).tobytes() != draw(scene, 8, SMALL).tobytes()


@pytest.mark.parametrize("size", [(160, 160), (320, 180), (120, 200)])
def test_other_shapes_of_picture_can_be_asked_for(size):
    assert draw("river", 3, size).size == size


def test_unknown_scene_is_refused_with_the_names_of_the_known():
    with pytest.raises(ValueError, match=r"No scene 'volcano'; the scenes are bicycle, bins, .*weaving"):
        draw("volcano", 1, SMALL)
