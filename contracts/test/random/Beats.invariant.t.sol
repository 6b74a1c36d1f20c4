// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ProverNetwork} from "../support/ProverNetwork.sol";

/// @title Members who post, withhold, come late, join and retire at random; checks after each move what may never change.
contract BeatActors is ProverNetwork {
    uint256 private constant WORKERS = 6;

    uint256 public posted;
    uint256 public highest;
    bool public numberFell;
    bool public answerChanged;
    bool public seedChanged;
    mapping(uint256 number => bytes32) private _answers;
    mapping(uint256 day => mapping(uint256 window => bytes32)) private _seeds;
    uint256 private _registered;

    constructor() {
        deployNetwork("devnet");
        openGroup(0, 1);
        join(0, 2);
        _registered = 2;
    }

    /// @notice Time passes, and somebody may post for the current interval or the one before.
    function post(uint256 wait, bool late) external {
        vm.warp(vm.getBlockTimestamp() + bound(wait, 0, 30));
        uint256 number = beats.beatNumberAt(vm.getBlockTimestamp());
        if (late && number > 0) --number;
        (uint256 before,) = beats.latest();
        if (registry.memberCount(_eraOf(number)) == 0) return;
        if (number <= before) return;
        postNow(number, WORKERS);
        ++posted;
        _check(before);
    }

    function register() external {
        if (_registered == WORKERS) return;
        join(0, ++_registered);
        _check(highest);
    }

    function retire(uint256 worker) external {
        uint16 id = uint16(bound(worker, 1, _registered));
        if (!registry.worker(id).active) return;
        vm.prank(accountOf(id));
        registry.retire(id);
        _check(highest);
    }

    function _check(uint256 before) private {
        (uint256 number,) = beats.latest();
        if (number < before || number < highest) numberFell = true;
        highest = number;
        for (uint256 from = number < 24 ? 0 : number - 24; from <= number + 1; ++from) {
            bytes32 answer = beats.firstBeatFrom(from);
            if (_answers[from] != 0 && _answers[from] != answer) answerChanged = true;
            _answers[from] = answer;
        }
        uint256 today = parameters.today();
        for (uint256 day = today < 2 ? 0 : today - 2; day <= today; ++day) {
            for (uint256 window; window < 4; ++window) {
                bytes32 seed = beats.windowSeed(day, window);
                if (_seeds[day][window] != 0 && _seeds[day][window] != seed) seedChanged = true;
                _seeds[day][window] = seed;
            }
        }
    }

    function _eraOf(uint256 number) private view returns (uint256) {
        return number * parameters.constants().beatSeconds / parameters.constants().eraSeconds;
    }
}

contract BeatsInvariantTest is ProverNetwork {
    BeatActors private _actors;

    function setUp() external {
        _actors = new BeatActors();
        bytes4[] memory selectors = new bytes4[](5);
        (selectors[0], selectors[1], selectors[2]) =
        (BeatActors.post.selector, BeatActors.post.selector, BeatActors.post.selector);
        (selectors[3], selectors[4]) = (BeatActors.register.selector, BeatActors.retire.selector);
        targetContract(address(_actors));
        targetSelector(FuzzSelector(address(_actors), selectors));
    }

    /// forge-config: default.invariant.runs = 8
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.fail-on-revert = true
    function invariant_numbersRiseAndAnswersAndSeedsNeverChange() external view {
        assertFalse(_actors.numberFell(), "a beat number fell");
        assertFalse(_actors.answerChanged(), "the first beat from a number changed");
        assertFalse(_actors.seedChanged(), "the seed of a window changed");
    }

    /// @dev The actors do post: an invariant over nothing would prove nothing.
    function test_theActorsPost() external {
        for (uint256 k; k < 8; ++k) {
            _actors.post(3, k % 2 == 0);
        }
        assertGt(_actors.posted(), 3);
    }
}
