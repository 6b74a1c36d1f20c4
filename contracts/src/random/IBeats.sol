// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRandomness} from "./IRandomness.sol";

/// @title The heartbeat: every interval the next member posts a VRF proof (protocol.md sections 1 and 7).
/// @notice P = secret * H_vrf(message), message = keccak256(abi.encode(chain id, this, number, previous beat));
/// beat = keccak256(abi.encode(previous beat, P)). P is unique, so a member can only withhold it: one bit of bias.
interface IBeats is IRandomness {
    event BeatPosted(uint256 indexed number, address indexed member, bytes32 beat);
    event BeatMissed(uint256 indexed number, address indexed member);
    event WindowSeeded(uint256 indexed day, uint256 indexed window, bytes32 seed);

    error NoMembers();
    error BeatNotDue(uint256 number, uint256 opensAt, uint256 actual);
    error BeatTooLate(uint256 number, uint256 closedAt, uint256 actual);
    error BeatNotNew(uint256 latest, uint256 actual);
    error VrfKeyMismatch(bytes32 expected, bytes32 actual);
    error VrfProofRejected(uint256 number);

    /// @notice Permissionless: the proof says whose it is. A beat may come one interval late.
    /// @param vrfKey the member's key in G2, 256 bytes EIP-2537
    /// @param proof P in G1, 128 bytes EIP-2537
    function post(uint256 number, bytes calldata vrfKey, bytes calldata proof) external;

    /// @notice Number and value of the newest beat; (0, genesis value) before the first.
    function latest() external view returns (uint256 number, bytes32 beat);
    function memberFor(uint256 number) external view returns (address account, bytes32 vrfKeyHash);
    function messageFor(uint256 number) external view returns (bytes32);
    function missed(address member) external view returns (uint256);
}
