// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {VerifierDouble} from "./support/Doubles.sol";
import {AuditsFixture} from "./support/AuditsFixture.sol";

/// @notice What an audit must refuse before any algebra (protocol.md section 4, tests that must refuse).
contract AuditRoundsRefusalsTest is AuditsFixture {
    uint8 private _window;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 10; ++i) {
            _activate(_miners(8, 1), 2, SIZE, 420);
        }
        _window = _goToDuty(1, 101);
    }

    function test_RefusesAHintThatLies() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        submission.hints[3] = bytes1(uint8(submission.hints[3]) ^ 1);
        vm.expectPartialRevert(IDeals.HintWrong.selector);
        audits.prove(_one(submission));
    }

    function test_RefusesAHintBeyondTheBucket() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        submission.hints[3] = 0x0a;
        vm.expectRevert(abi.encodeWithSelector(IDeals.HintOutOfRange.selector, 10, 10));
        audits.prove(_one(submission));
        submission.hints[0] = 0xff;
        vm.expectPartialRevert(IDeals.HintOutOfRange.selector);
        audits.prove(_one(submission));
    }

    function test_RefusesHintsThatAreNotWholeWords() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        submission.hints = bytes.concat(submission.hints, hex"000000");
        vm.expectRevert(abi.encodeWithSelector(IDeals.HintsLength.selector, 256, 259));
        audits.prove(_one(submission));
    }

    function test_RefusesTooFewDraws() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        submission.hints = _head(submission.hints, 63 * 4);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.DrawsOutOfRange.selector, 64, 256, 63));
        audits.prove(_one(submission));
    }

    function test_RefusesMoreDrawsThanNeeded() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        submission.hints = bytes.concat(submission.hints, _hint(64));
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.DrawsOutOfRange.selector, 64, 64, 65));
        audits.prove(_one(submission));
        submission.hints = new bytes(257 * 4);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.DrawsOutOfRange.selector, 64, 256, 257));
        audits.prove(_one(submission));
    }

    function test_RefusesALiveDrawLeftOut() public {
        uint32[] memory ends = new uint32[](8);
        for (uint32 id = 1; id <= 5; ++id) {
            for (uint256 i; i < 8; ++i) {
                ends[i] = id - 1;
            }
            _remove(id, ends);
        }
        _window = _goToDuty(1, 102);
        IAuditRounds.Submission memory submission = _submission(1, _window);
        assertGt(submission.hints.length / 4, 64); // half of the ranges are dead: drawn again
        IAuditRounds.Submission memory shorter = _submission(1, _window);
        shorter.hints = _head(submission.hints, submission.hints.length - 4);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.TooFewLive.selector, 64, 63));
        audits.prove(_one(shorter));
        audits.prove(_one(submission));
        assertTrue(audits.passed(1, 102));
    }

    function test_RefusesNinetyPercentDeadRanges() public {
        uint32[] memory ends = new uint32[](8);
        for (uint32 id = 1; id <= 9; ++id) {
            for (uint256 i; i < 8; ++i) {
                ends[i] = id - 1;
            }
            _remove(id, ends);
        }
        _window = _goToDuty(1, 102);
        IAuditRounds.Submission memory submission = _submission(1, _window);
        assertEq(submission.hints.length, 4 * 256);
        vm.expectPartialRevert(IAuditRounds.TooFewLive.selector);
        audits.prove(_one(submission));
    }

    function test_RefusesTheProofOfAnotherBeat() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        bytes32 seed;
        for (uint256 i; uint256(seed) == 0 || _dueWindow(1, 101) != _window; ++i) {
            seed = keccak256(abi.encode("another beat", i));
            beats.put(101, _window, seed);
        }
        vm.expectRevert();
        audits.prove(_one(submission));
        // with the hints of the new challenge it is still the old answer
        IAuditRounds.Submission memory fresh = _submission(1, _window);
        fresh.proof = submission.proof;
        vm.expectRevert(abi.encodeWithSelector(VerifierDouble.ProofRejected.selector, 1));
        audits.prove(_one(fresh));
    }

    function test_RefusesTheProofOfAnotherDay() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        audits.prove(_one(submission));
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.AlreadyProven.selector, 1, 101, _window));
        audits.prove(_one(submission));
        uint8 window = _goToDuty(1, 102);
        IAuditRounds.Submission memory fresh = _submission(1, window);
        fresh.proof = submission.proof;
        vm.expectRevert(abi.encodeWithSelector(VerifierDouble.ProofRejected.selector, 1));
        audits.prove(_one(fresh));
    }

    function test_RefusesAnotherMinersProofKeysAndHoldings() public {
        uint32 other = _otherDueIn(101, _window);
        IAuditRounds.Submission memory mine = _submission(1, _window);
        IAuditRounds.Submission memory theirs = _submission(other, _window);
        mine.proof = theirs.proof;
        vm.expectRevert(abi.encodeWithSelector(VerifierDouble.ProofRejected.selector, 1));
        audits.prove(_one(mine));
        mine.keys = theirs.keys;
        vm.expectRevert(
            abi.encodeWithSelector(
                IAuditRounds.KeysUnknown.selector, 1, TI_KEY, keccak256(_keys(1)), keccak256(theirs.keys)
            )
        );
        audits.prove(_one(mine));
    }

    function test_RefusesAMinerWithoutProofKeys() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        registry.putKeys(1, TI_KEY, "");
        submission.keys = hex"00";
        vm.expectPartialRevert(IAuditRounds.KeysUnknown.selector);
        audits.prove(_one(submission));
    }

    function test_WhatWasAddedTodayIsNeitherAskedNorAnswer() public {
        IAuditRounds.Challenge memory before = audits.challenge(1, _window);
        IAuditRounds.Submission memory submission = _submission(1, _window);
        _activate(_miners(8, 1), 2, SIZE, 420);
        IAuditRounds.Challenge memory afterwards = audits.challenge(1, _window);
        assertEq(keccak256(abi.encode(afterwards)), keccak256(abi.encode(before)));
        IAuditRounds.Submission memory cheat = _submission(1, _window);
        cheat.hints[3] = 0x0a; // the holding that was just added
        vm.expectPartialRevert(IDeals.HintWrong.selector);
        audits.prove(_one(cheat));
        audits.prove(_one(submission));
    }

    function test_WhatWasRemovedTodayIsAuditedUntilTheDayEnds() public {
        IAuditRounds.Submission memory submission = _submission(1, _window);
        _remove(1, new uint32[](8));
        assertEq(_submission(1, _window).hints.length, 256);
        audits.prove(_one(submission));
        assertTrue(audits.passed(1, 101));
        assertEq(deals.earned(1), 9 * uint256(RATE) * 8500 / 10_000);
    }

    function test_RefusesBatchesThatAreEmptyTooLongOrDouble() public {
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.BatchSize.selector, 1, 8, 0));
        audits.prove(new IAuditRounds.Submission[](0));
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.BatchSize.selector, 1, 8, 9));
        audits.prove(new IAuditRounds.Submission[](9));
        IAuditRounds.Submission[] memory twice = new IAuditRounds.Submission[](2);
        (twice[0], twice[1]) = (_submission(1, _window), _submission(1, _window));
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.SameMinerTwice.selector, 1));
        audits.prove(twice);
    }

    function test_ABatchStandsOrFallsTogether() public {
        uint32 other = _otherDueIn(101, _window);
        IAuditRounds.Submission[] memory both = new IAuditRounds.Submission[](2);
        (both[0], both[1]) = (_submission(1, _window), _submission(other, _window));
        bytes memory good = both[1].proof;
        both[1].proof = both[0].proof;
        vm.expectRevert(abi.encodeWithSelector(VerifierDouble.ProofRejected.selector, other));
        audits.prove(both);
        assertFalse(audits.passed(1, 101));
        both[1].proof = good;
        audits.prove(both);
        assertTrue(audits.passed(1, 101));
        assertTrue(audits.passed(other, 101));
        assertEq(deals.earned(other), deals.earned(1));
    }

    /// @dev Miners 2 to 8 hold the same deals; puts a beat under which one of them shares miner 1's window.
    function _otherDueIn(uint256 day, uint8 window) private returns (uint32 miner) {
        for (uint256 i;; ++i) {
            for (miner = 2; miner <= 8; ++miner) {
                if (_dueWindow(1, day) == window && _dueWindow(miner, day) == window) return miner;
            }
            beats.put(day, window, keccak256(abi.encode("shared", i)));
        }
    }

    function _hint(uint256 k) private view returns (bytes4) {
        IAuditRounds.Challenge memory challenge = audits.challenge(1, _window);
        uint256 hash = uint256(keccak256(abi.encode(challenge.seed, k)));
        return bytes4(_find(_holdings(1, challenge.group), (hash >> 128) % challenge.sectors));
    }

    function _head(bytes memory data, uint256 length) private pure returns (bytes memory head) {
        head = new bytes(length);
        for (uint256 i; i < length; ++i) {
            head[i] = data[i];
        }
    }
}
