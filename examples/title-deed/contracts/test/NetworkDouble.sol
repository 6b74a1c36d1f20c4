// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "cess/rights/IRightsDisputes.sol";

/// @title What a deed asks of the network, answered by one contract: Directory, registry, certificates, disputes and token.
/// @dev The scenario test asks the real ones.
contract NetworkDouble is ERC20("CESS", "CESS") {
    struct Judged {
        IRightsDisputes.Standing standing;
        bool disputed;
    }

    mapping(uint256 certificate => bytes32 digest) public claims;
    mapping(uint256 certificate => address) public ownerOf;
    mapping(uint256 certificate => Judged) public statusOf;

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    function certify(address holder, uint256 certificate, IDataRightsRegistry.Claim calldata claim) external {
        claims[certificate] = keccak256(abi.encode(claim));
        ownerOf[certificate] = holder;
    }

    function judge(uint256 certificate, IRightsDisputes.Standing standing, bool disputed) external {
        statusOf[certificate] = Judged(standing, disputed);
    }

    function find(bytes32) external view returns (address) {
        return address(this);
    }

    function check(uint256 certificate, IDataRightsRegistry.Claim calldata claim) external view {
        bytes32 expected = claims[certificate];
        if (expected == 0) revert IDataRightsRegistry.CertificateUnknown(certificate);
        bytes32 actual = keccak256(abi.encode(claim));
        if (actual != expected) revert IDataRightsRegistry.ClaimMismatch(certificate, expected, actual);
    }
}
