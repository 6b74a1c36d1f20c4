// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {BlsSignature} from "../lib/BlsSignature.sol";
import {IBeatMembers} from "./IBeatMembers.sol";
import {IBeats} from "./IBeats.sol";
import {IRandomness} from "./IRandomness.sol";

/// @title The heartbeat of the network (protocol.md section 1; ADR 0002).
/// @dev The last RING posted beats are kept in the order of posting, which is the order of their numbers; numbers in an array
/// of their own, four to a word. Gaps cost nothing: finding the first beat from a number on is a binary search.
/// @custom:security Numbers only rise and a proof is unique, so for any number the first posted beat from it on is decided
/// once and for all by the first post at or above it: nobody can choose among answers by asking at another time. A member
/// can withhold its beat (one bit, and its `missed` counter rises), and the member of beat b + 1 can shut out a late beat b
/// by posting first (one bit again). A beat cannot exist before its interval begins, so a window's seed cannot be known
/// to more than the member of its first beat before the window opens.
contract Beats is IBeats {
    uint256 private constant RING = 1024;
    uint256 private constant MAXIMUM_MISSED = 16;
    bytes16 private constant VRF_PURPOSE = "CESS4J-VRF---V1_";

    INetworkParameters private immutable _parameters;
    IBeatMembers private immutable _members;

    uint64 private _posted;
    uint64 private _latestNumber;
    bytes32[RING] private _beats;
    uint64[RING] private _numbers;
    mapping(uint256 day => mapping(uint256 window => bytes32)) private _windowSeeds;
    /// @inheritdoc IBeats
    mapping(address member => uint256) public missed;

    /// @param directory names NetworkParameters and BeatMembers
    constructor(IDirectory directory) {
        _parameters = INetworkParameters(directory.find("NetworkParameters"));
        _members = IBeatMembers(directory.find("BeatMembers"));
    }

    /// @inheritdoc IBeats
    function post(uint256 number, bytes calldata vrfKey, bytes calldata proof) external {
        INetworkParameters.Constants memory constants = _parameters.constants();
        _checkTime(number, constants);
        (uint256 previousNumber, bytes32 previous) = latest();
        if (number <= previousNumber) revert BeatNotNew(previousNumber, number);
        address member = _checkProof(number, previous, vrfKey, proof, constants);

        bytes32 beat = keccak256(abi.encode(previous, proof));
        _append(number, beat);
        emit BeatPosted(number, member, beat);
        _countMissed(previousNumber, number, constants);
        _seedWindow(number, beat, constants);
    }

    /// @inheritdoc IBeats
    function memberFor(uint256 number) external view returns (address account, bytes32 vrfKeyHash) {
        uint256 count;
        (account, vrfKeyHash, count) = _memberOf(number, _parameters.constants());
        if (count == 0) revert NoMembers();
    }

    /// @inheritdoc IBeats
    function messageFor(uint256 number) external view returns (bytes32) {
        (, bytes32 previous) = latest();
        return _messageOf(number, previous);
    }

    /// @inheritdoc IRandomness
    function beatNumberAt(uint256 timestamp) external view returns (uint256) {
        INetworkParameters.Constants memory constants = _parameters.constants();
        return (timestamp - constants.genesis) / constants.beatSeconds;
    }

    /// @inheritdoc IRandomness
    /// @dev Beat s (in order of posting) has at least the number of beat s - 1 plus one. So the answer lies at most
    /// latest - number places before the newest, which is where the search starts; without gaps that is the answer.
    function firstBeatFrom(uint256 number) external view returns (bytes32 beat) {
        uint256 newest = _posted;
        if (newest == 0 || _latestNumber < number) return 0;
        --newest;
        uint256 oldest = newest < RING ? 0 : newest - RING + 1;
        uint256 distance = _latestNumber - number;
        uint256 low = distance < newest - oldest ? newest - distance : oldest;
        uint256 high = newest;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (_numbers[middle % RING] < number) low = middle + 1;
            else high = middle;
        }
        // An earlier beat with a fitting number may have left the ring: no answer rather than another one.
        if (low == oldest && oldest != 0) return 0;
        return _beats[low % RING];
    }

    /// @inheritdoc IRandomness
    function windowSeed(uint256 day, uint256 window) external view returns (bytes32 seed) {
        return _windowSeeds[day][window];
    }

    /// @inheritdoc IRandomness
    function windowSeeds(uint256 day, uint256 from, uint256 until) external view returns (bytes memory seeds) {
        seeds = new bytes(32 * (until - from));
        mapping(uint256 window => bytes32) storage ofDay = _windowSeeds[day];
        for (uint256 window = from; window < until; ++window) {
            bytes32 seed = ofDay[window];
            assembly ("memory-safe") {
                mstore(add(add(seeds, 32), shl(5, sub(window, from))), seed)
            }
        }
    }

    /// @inheritdoc IBeats
    function latest() public view returns (uint256 number, bytes32 beat) {
        uint256 posted = _posted;
        if (posted == 0) return (0, keccak256(abi.encode(block.chainid, address(this))));
        return (_latestNumber, _beats[(posted - 1) % RING]);
    }

    function _append(uint256 number, bytes32 beat) private {
        uint256 place = _posted % RING;
        _beats[place] = beat;
        // forge-lint: disable-next-line(unsafe-typecast) its interval has begun: below the seconds of 2^40 years
        _numbers[place] = uint64(number);
        // forge-lint: disable-next-line(unsafe-typecast)
        _latestNumber = uint64(number);
        ++_posted;
    }

    /// @dev Counts the last MAXIMUM_MISSED skipped numbers; the others of a longer silence go free. Nobody is blamed for the
    /// time before the first beat.
    function _countMissed(uint256 previous, uint256 number, INetworkParameters.Constants memory constants) private {
        if (previous == 0) return;
        uint256 from = number - previous > MAXIMUM_MISSED + 1 ? number - MAXIMUM_MISSED : previous + 1;
        for (uint256 skipped = from; skipped < number; ++skipped) {
            (address member,, uint256 count) = _memberOf(skipped, constants);
            if (count == 0) continue;
            ++missed[member];
            emit BeatMissed(skipped, member);
        }
    }

    function _seedWindow(uint256 number, bytes32 beat, INetworkParameters.Constants memory constants) private {
        uint256 elapsed = block.timestamp - constants.genesis;
        uint256 day = elapsed / constants.daySeconds;
        uint256 window = elapsed % constants.daySeconds / constants.windowSeconds;
        if (window >= constants.windows || _windowSeeds[day][window] != 0) return;
        uint256 opens = day * constants.daySeconds + window * constants.windowSeconds;
        if (number * constants.beatSeconds < opens) return; // its interval began before the window did
        _windowSeeds[day][window] = beat;
        emit WindowSeeded(day, window, beat);
    }

    function _checkTime(uint256 number, INetworkParameters.Constants memory constants) private view {
        uint256 current = (block.timestamp - constants.genesis) / constants.beatSeconds;
        uint256 opensAt = constants.genesis + number * constants.beatSeconds;
        if (number > current) revert BeatNotDue(number, opensAt, block.timestamp);
        if (number + 1 < current) {
            revert BeatTooLate(number, opensAt + 2 * uint256(constants.beatSeconds), block.timestamp);
        }
    }

    function _checkProof(
        uint256 number,
        bytes32 previous,
        bytes calldata vrfKey,
        bytes calldata proof,
        INetworkParameters.Constants memory constants
    ) private view returns (address member) {
        bytes32 expected;
        uint256 count;
        (member, expected, count) = _memberOf(number, constants);
        if (count == 0) revert NoMembers();
        bytes32 actual = keccak256(vrfKey);
        if (actual != expected) revert VrfKeyMismatch(expected, actual);
        bool proven = BlsSignature.verify(VRF_PURPOSE, _messageOf(number, previous), vrfKey, proof);
        if (!proven) revert VrfProofRejected(number);
    }

    /// @return account zero where count is
    function _memberOf(uint256 number, INetworkParameters.Constants memory constants)
        private
        view
        returns (address account, bytes32 vrfKeyHash, uint256 count)
    {
        uint256 era = number * constants.beatSeconds / constants.eraSeconds;
        count = _members.memberCount(era);
        if (count != 0) (account, vrfKeyHash) = _members.memberAt(era, number % count);
    }

    function _messageOf(uint256 number, bytes32 previous) private view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), number, previous));
    }
}
