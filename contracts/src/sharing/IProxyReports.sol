// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IShareGrants} from "./IShareGrants.sol";

/// @title Proofs that a proxy signed a wrong re-encryption (ADR 0032).
/// @notice A proxy signs EIP-712 `Reencrypted(bytes32 grant,bytes32 capsule,bytes32 fragment)` in the domain of this contract,
/// capsule = keccak256(E, V), fragment = keccak256(E', V'). A right one has E' = rk_i E and V' = rk_i V for the RK_i = rk_i G2 of
/// the grant, which anybody can check by pairing.
interface IProxyReports {
    /// @param description of the grant; its digest is on chain
    /// @param proxies of the grant
    /// @param keys keccak256 of each RK_i
    /// @param index of the proxy that lied
    /// @param shareKey its RK_i, 256 bytes
    /// @param capsule E and V, 256 bytes
    /// @param fragment E' and V', 256 bytes
    /// @param signature of the proxy, 64 bytes (EIP-2098)
    struct Lie {
        IShareGrants.Description description;
        address[] proxies;
        bytes32[] keys;
        uint8 index;
        bytes shareKey;
        bytes capsule;
        bytes fragment;
        bytes signature;
    }

    /// @param times grants in which this proxy has been found lying so far
    event ProxyLied(
        address indexed proxy, bytes32 indexed grant, address indexed reporter, bytes32 capsule, uint256 times
    );

    error GrantRejected(bytes32 id, bytes32 expected, bytes32 actual);
    error SharesRejected(bytes32 expected, bytes32 actual);
    error ShareKeyRejected(uint256 index, bytes32 expected, bytes32 actual);
    error LieIndexOutOfRange(uint256 proxies, uint256 index);
    error LieLength(uint256 expected, uint256 actual);
    error AnswerNotSigned(address expected, address actual);
    /// @notice The answer is what the proxy owed.
    error AnswerRight(bytes32 grant, address proxy);
    error ReportedBefore(bytes32 grant, address proxy);
    error ReportGasTooLow(uint256 required, uint256 actual);

    /// @notice Permissionless; once a grant and proxy.
    function report(Lie calldata lie) external;

    /// @notice In how many grants the proxy was found lying.
    function liesOf(address proxy) external view returns (uint256);
    function reported(bytes32 grant, address proxy) external view returns (bool);
    function domainSeparator() external view returns (bytes32);
}
