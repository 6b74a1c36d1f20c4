// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who posts beats: TEE workers now, R2S validators later (protocol.md section 1).
interface IBeatMembers {
    error MemberUnknown(uint256 era, uint256 index);

    /// @notice How many members count in era `era`.
    function memberCount(uint256 era) external view returns (uint256);
    /// @notice Member `index` of era `era`, 0 <= index < memberCount(era).
    /// @return account the member, for events and penalties
    /// @return vrfKeyHash keccak256 of its 256-byte VRF key
    function memberAt(uint256 era, uint256 index) external view returns (address account, bytes32 vrfKeyHash);
}
